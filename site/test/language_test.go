package test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hitcheck/site/test/browser"
	"hitcheck/site/test/serve"
)

// spoken are a few words of each language: the verdict on a 404, what its class
// is called, the name of a failure, and the button that clears the box.
var spoken = map[string][4]string{
	"de": {"Kommt nicht an", "Client-Fehler", "Verbindung abgelehnt", "Leeren"},
	"pt": {"Não chega", "Erro do cliente", "Conexão recusada", "Limpar"},
	"zh": {"未命中", "客户端错误", "连接被拒绝", "清空"},
	"ja": {"通っていません", "クライアントエラー", "接続が拒否された", "クリア"},
	"es": {"No llega", "Error del cliente", "Conexión rechazada", "Borrar"},
	"fr": {"Ça ne passe pas", "Erreur du client", "Connexion refusée", "Effacer"},
	"en": {"Not hitting", "Client Error", "Connection refused", "Clear"},
}

// speak opens the page with a lang on its root and on the element, none where
// it is empty, and returns what stands there after each text.
func speak(t *testing.T, b *browser.Browser, s *serve.Server, root, own string) (failed, refused, tools, lang, dir string) {
	t.Helper()
	b.Navigate(s.URL + "/?" + root + "&" + own)
	var got [5]string
	b.Until("the element", `return customElements.get('hit-check')`)
	b.Script(&got, `
    const [root, own] = arguments;
    document.documentElement.lang = root;
    document.querySelector('hit-check').remove();
    const host = document.createElement('hit-check');
    if (own) host.lang = own;
    document.querySelector('main').append(host);
    const result = [];
    for (const text of ['HTTP/1.1 404 Not Found', 'curl: (7) Failed to connect to localhost port 1: Connection refused']) {
      await host.check(text);
      result.push(host.shadowRoot.querySelector('[part=result]').innerText);
    }
    while (!host.shadowRoot.querySelector('.examples')) await new Promise(done => setTimeout(done, 20));
    const base = host.shadowRoot.querySelector('[part=base]');
    return [...result, host.shadowRoot.querySelector('.tools').innerText, base.lang, base.dir];`, root, own)
	return got[0], got[1], got[2], got[3], got[4]
}

// TestLanguages asks for each language by the element's lang and by the page's:
// it is spoken, and no other module is loaded.
func TestLanguages(t *testing.T) {
	var asked []string
	s := serve.Start(t, serve.Options{Dir: dist(t), Watch: true, Policy: pagePolicy(t), Before: func(path string) {
		if strings.HasSuffix(path, ".more") {
			asked = append(asked, filepath.Base(path))
		}
	}})
	each(t, func(t *testing.T, b *browser.Browser) {
		for _, c := range []struct{ root, own, want string }{
			{"en", "de", "de"}, {"es", "", "es"}, {"fr-CA", "", "fr"}, {"pt", "", "pt"}, {"de", "ja", "ja"}, {"zh-CN", "", "zh"},
			{"en", "", "en"}, {"de", "en-GB", "en"}, {"it", "", "en"}, {"es", "it", "es"}, {"zh-Hant", "", "en"}, {"no lang", "", "en"},
		} {
			asked = nil
			failed, refused, tools, lang, dir := speak(t, b, s, c.root, c.own)
			words := spoken[c.want]
			if !strings.Contains(failed, words[0]) || !strings.Contains(failed, words[1]) || !strings.Contains(failed, "404 Not Found") {
				t.Errorf("%+v: a 404 is %q, want %q", c, failed, words)
			}
			if !strings.Contains(refused, words[2]) || !strings.Contains(tools, words[3]) || lang != c.want || dir != "ltr" {
				t.Errorf("%+v: refused is %q, under the box stands %q, lang %q, dir %q, want %q", c, refused, tools, lang, dir, words)
			}
			more := "hitcheck." + c.want + ".more"
			if c.want == "en" {
				more = "hitcheck.more"
			}
			// The page's own element, which is English here, asked for the first.
			rest := slices.DeleteFunc(slices.Clone(asked), func(name string) bool { return name == "hitcheck.more" || name == more })
			// English may come from the service worker, which keeps no other language.
			if c.want != "en" && !slices.Contains(asked, more) || len(rest) > 0 {
				t.Errorf("%+v: loaded %q, want %s", c, asked, more)
			}
		}
	})
}

// TestLanguageSizes wants each module in the size class of the English one.
func TestLanguageSizes(t *testing.T) {
	size := func(name string) int64 {
		info, err := os.Stat(filepath.Join(dist(t), name))
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	for language := range spoken {
		if language == "en" {
			continue
		}
		for _, kind := range []string{"wasm", "rest.wasm", "more"} {
			if own, english := size("hitcheck."+language+"."+kind), size("hitcheck."+kind); own > english*5/4 {
				t.Errorf("hitcheck.%s.%s has %d bytes, the English one %d", language, kind, own, english)
			}
		}
	}
}
