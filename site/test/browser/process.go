package browser

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"
)

// process is a program with all its children, in one process group of its own.
// The group ends when its guard's pipe closes, so it ends with the test even
// when the test is killed.
type process struct {
	cmd   *exec.Cmd
	pipe  *os.File
	out   tail
	ended chan struct{}
}

// guard waits for the end of the pipe, then ends the group it belongs to.
const guard = `(cat <&3; kill -KILL 0) >/dev/null 2>&1 & exec "$@" 3<&-`

// start runs a program with the environment's additions.
func start(env []string, args ...string) (*process, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	p := &process{pipe: w, ended: make(chan struct{})}
	p.cmd = exec.Command("sh", append([]string{"-c", guard, "sh"}, args...)...)
	p.cmd.Env = append(os.Environ(), env...)
	p.cmd.ExtraFiles = []*os.File{r}
	p.cmd.Stdout, p.cmd.Stderr = &p.out, &p.out
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	// Grandchildren may hold the output open; do not wait for them.
	p.cmd.WaitDelay = time.Second
	if err := p.cmd.Start(); err != nil {
		w.Close()
		return nil, err
	}
	go func() {
		p.cmd.Wait()
		close(p.ended)
	}()
	return p, nil
}

// end ends the whole group and waits for its first process.
func (p *process) end() {
	p.pipe.Close()
	select {
	case <-p.ended:
	case <-time.After(5 * time.Second):
		syscall.Kill(-p.cmd.Process.Pid, syscall.SIGKILL)
		<-p.ended
	}
}

// await polls ready until it reports true, the process ends or time is up.
func (p *process) await(what string, ready func() bool) error {
	deadline := time.Now().Add(patience)
	for !ready() {
		select {
		case <-p.ended:
			return fmt.Errorf("%s ended before %s: %s", p.cmd.Args[4], what, p.out.String())
		case <-time.After(25 * time.Millisecond):
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("%s: no %s within %v: %s", p.cmd.Args[4], what, patience, p.out.String())
		}
	}
	return nil
}

// tail keeps the last bytes of what a program printed.
type tail struct {
	mu  sync.Mutex
	buf []byte
}

const tailSize = 16 << 10

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.buf = append(t.buf, p...)
	if n := len(t.buf) - tailSize; n > 0 {
		t.buf = append(t.buf[:0], t.buf[n:]...)
	}
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.TrimSpace(string(bytes.ToValidUTF8(t.buf, []byte("?"))))
}
