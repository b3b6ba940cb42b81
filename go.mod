module hitcheck

go 1.26

require (
	github.com/dave/jennifer v1.7.1
	github.com/syumai/workers v0.33.0
	go.yaml.in/yaml/v4 v4.0.0
)

ignore ./site/node_modules
