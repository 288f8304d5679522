//! The process that started the server: when it is gone, so is the server.

use std::time::Duration;

/// How often the system is asked where it cannot tell by itself.
const INTERVAL: Duration = Duration::from_secs(2);

/// Waits until the process has ended. Where the system cannot say, for ever: then the closed input tells.
#[cfg(unix)]
pub(super) async fn gone(process: i32) {
    let Some(process) = rustix::process::Pid::from_raw(process) else { return std::future::pending().await };
    let (tell, told) = tokio::sync::oneshot::channel();
    let watch = move || {
        wait_for(process);
        // Nobody asks any more when the session has ended.
        let _ = tell.send(());
    };
    // A thread of its own: a runtime that ends would wait for one of its.
    if std::thread::Builder::new().name("parent".to_owned()).spawn(watch).is_err() || told.await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[cfg(not(unix))]
pub(super) async fn gone(_: i32) {
    std::future::pending().await
}

#[cfg(unix)]
fn wait_for(process: rustix::process::Pid) {
    #[cfg(target_os = "linux")]
    if wait_on_descriptor(process).is_ok() {
        return;
    }
    // A process of another user is alive when no signal may be sent to it.
    while rustix::process::test_kill_process(process) != Err(rustix::io::Errno::SRCH) {
        std::thread::sleep(INTERVAL);
    }
}

/// Waits on a descriptor of the process, which becomes readable when it ends, also while its own parent has not taken note.
#[cfg(target_os = "linux")]
fn wait_on_descriptor(process: rustix::process::Pid) -> rustix::io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;

    let descriptor = match rustix::process::pidfd_open(process, rustix::process::PidfdFlags::empty()) {
        Err(Errno::SRCH) => return Ok(()),
        opened => opened?,
    };
    loop {
        match poll(&mut [PollFd::new(&descriptor, PollFlags::IN)], None) {
            Err(Errno::INTR) => {}
            other => return other.map(|_| ()),
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::process::Command;
    use std::time::Duration;

    use super::gone;

    #[tokio::test]
    async fn the_end_of_a_process_is_noticed() {
        let mut child = Command::new("sleep").arg("60").spawn().unwrap();
        let process = i32::try_from(child.id()).unwrap();
        let alive = tokio::time::timeout(Duration::from_millis(50), gone(process)).await;
        assert!(alive.is_err());
        child.kill().unwrap();
        // It is not waited for before: an editor that crashed may stay behind in the table of processes.
        tokio::time::timeout(Duration::from_secs(10), gone(process)).await.unwrap();
        child.wait().unwrap();
        tokio::time::timeout(Duration::from_secs(10), gone(process)).await.unwrap();
    }
}
