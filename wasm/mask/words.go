package mask

// Header fields that carry credentials, in small letters; longer ones first
// where one begins another.
var fields = [...]string{
	"authorization", "proxy-authorization", "set-cookie2", "set-cookie", "cookie2", "cookie",
	"x-api-key", "api-key", "apikey", "x-auth-token", "x-access-token", "x-amz-security-token", "x-csrf-token", "x-xsrf-token",
	"x-gitlab-token", "x-vault-token", "x-goog-api-key", "ocp-apim-subscription-key", "x-functions-key", "x-shopify-access-token",
	"authentication-info", "cf-access-client-secret", "cf-access-jwt-assertion", "x-forwarded-access-token", "private-token", "job-token",
}

// Authentication schemes whose credentials are one word
// (https://www.iana.org/assignments/http-authschemes).
var schemes = [...]string{"bearer ", "basic ", "negotiate ", "dpop "}

// A form is how a credential can be told: its mark, and how many bytes follow
// at least.
type form struct {
	mark string
	more int
}

// The marks that issuers give their credentials so that they are found.
var forms = [...]form{
	{"eyJ", 20}, // JSON Web Token (RFC 7519): the base64url of {"
	{"ghp_", 20}, {"gho_", 20}, {"ghu_", 20}, {"ghs_", 20}, {"ghr_", 20}, {"github_pat_", 20},
	{"glpat-", 16}, {"sk_live_", 12}, {"sk_test_", 12}, {"rk_live_", 12}, {"pk_live_", 12}, {"whsec_", 16},
	{"sk-", 20}, {"xoxb-", 10}, {"xoxp-", 10}, {"xoxa-", 10}, {"AKIA", 16}, {"ASIA", 16}, {"AIza", 30}, {"ya29.", 20},
	{"SG.", 30}, {"npm_", 30}, {"hvs.", 20}, {"dop_v1_", 30}, {"shpat_", 20},
}

// Names of values that are secret, in small letters, longer ones first.
var names = [...]string{
	"access_token", "accesstoken", "refresh_token", "refreshtoken", "id_token", "auth_token", "authtoken", "csrf_token", "session_token", "token",
	"api_key", "apikey", "api-key", "access_key", "access-key", "secret_key", "private_key", "subscription-key", "key",
	"client_secret", "clientsecret", "secret", "password", "passwd", "passphrase", "pwd", "pass",
	"x-amz-signature", "x-amz-credential", "x-amz-security-token", "x-goog-signature", "x-goog-credential",
	"awsaccesskeyid", "signature", "sig", "session_id", "sessionid", "session", "jsessionid", "phpsessid", "sid", "otp", "assertion", "client_assertion",
}

// begins reports whether a word in small letters stands at a place, in letters
// of either case.
func begins(s string, at int, word string) bool {
	if at < 0 || len(s)-at < len(word) {
		return false
	}
	for i := range len(word) {
		c := s[at+i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != word[i] {
			return false
		}
	}
	return true
}

func blanks(s string, at int) int {
	for at < len(s) && (s[at] == ' ' || s[at] == '\t') {
		at++
	}
	return at
}

// wordy reports whether a byte goes on with a word.
func wordy(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '-' || c >= 0x80
}

// word returns where the word that begins at a place ends.
func word(s string, at int) int {
	for at < len(s) && wordy(s[at]) {
		at++
	}
	return at
}

// value returns where a value without quotes ends.
func value(s string, at int) int {
	for at < len(s) {
		switch s[at] {
		case ' ', '\t', '\r', '&', ';', ',', '"', '\'', '<', '>', ')', ']', '}', '#', '|', '\\':
			return at
		}
		at++
	}
	return at
}

// small reports whether a word is of small letters alone, as one in prose is.
func small(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}
