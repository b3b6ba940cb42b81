package report

import "testing"

// TestBodyError reads bodies under a 200: SOAP, GraphQL, JSend and others say error
// there, and a name for errors that holds none says nothing.
func TestBodyError(t *testing.T) {
	for _, c := range []struct {
		body string
		want bool
	}{
		{"<soap:Body><soap:Fault><faultcode>soap:Server</faultcode><faultstring>Order 404</faultstring></soap:Fault></soap:Body>", true},
		{"<SOAP-ENV:Fault>\n<faultcode>\nSOAP-ENV:Client</faultcode>\n</SOAP-ENV:Fault>", true},
		{"<s:Fault><faultcode xmlns:a=\"urn:a\">a:InternalServiceFault</faultcode></s:Fault>", true},
		{"<env:Fault><env:Code><env:Value>env:Sender</env:Value></env:Code></env:Fault>", true},
		{"<s:Fault>\n <s:Code>\n  <s:Value>s:Receiver</s:Value>\n </s:Code>", true},
		{`{"status":"error","message":"boom"}`, true},
		{`{"status":"fail","data":{"title":"wanted"}}`, true},
		{`{"errors":[{"message":"Not logged in"}]}`, true},
		{`{"errors":["Not logged in"]}`, true},
		{"{\n \"errors\": [\n {\"message\":", true},
		{`{"error":{"code":499,"message":"Token Required"}}`, true},
		{`{"success":true,"errors":[],"messages":[]}`, false},
		{`{"errors": [ ],"failed":0}`, false},
		{`{"error":null}`, false},
		{`{"error":false,"errors":[]}`, false},
		{`{"error":""}`, false},
		{`{"id":7,"status":"failed"}`, false},
		{`{"id":7,"status":"success"}`, false},
		{`{"job":{"status":"error"}}`, false},
		{`<xs:element name="faultcode" type="xs:QName"/>`, false},
		{"<m:Value>m:SenderName</m:Value>", false},
		{"<soap:Body><m:Faults>0</m:Faults></soap:Body>", false},
	} {
		if r := run(new(Tally), []byte("HTTP/1.1 200 OK\nContent-Type: text/xml\n\n"+c.body)); r.BodyError != c.want || !r.HasFinal || r.Final != 200 {
			t.Errorf("%q: %s, body error %v, want %v", c.body, summary(r), r.BodyError, c.want)
		}
	}
}

// A call of gRPC fails in its trailers, under a 200.
func TestCallFailed(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"HTTP/2 200\ncontent-type: application/grpc\ngrpc-status: 5\ngrpc-message: no such order\n", true},
		{"< HTTP/2 200\n< content-type: application/grpc\n< grpc-status: 14\n", true},
		{"HTTP/2 200\ncontent-type: application/grpc\ngrpc-status: 0\n", false},
		{"HTTP/2 200\ngrpc-status-details-bin: CAUSBW\n", false},
	} {
		if r := run(new(Tally), []byte(c.text)); r.BodyError != c.want || r.Final != 200 {
			t.Errorf("%q: %s, failed %v, want %v", c.text, summary(r), r.BodyError, c.want)
		}
	}
}
