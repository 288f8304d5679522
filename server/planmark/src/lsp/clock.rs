//! Time as it is handed in: the session knows what it was told last, and when it wants to be told again.

use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_channel::oneshot;
use futures_util::future::{Either, select};

use super::lock::lock;

/// A clock that stands still until it is set. A clone is the same clock.
#[derive(Clone, Debug, Default)]
pub(super) struct Clock(Arc<Mutex<Hands>>);

#[derive(Debug, Default)]
struct Hands {
    /// How long it is since some moment that whoever sets the clock chose.
    now: Duration,
    alarms: Vec<(Duration, oneshot::Sender<()>)>,
}

impl Clock {
    /// Sets the clock.
    pub(super) fn set(&self, now: Duration) {
        let mut hands = lock(&self.0);
        hands.now = hands.now.max(now);
        let now = hands.now;
        let alarms = std::mem::take(&mut hands.alarms);
        let (due, later): (Vec<_>, Vec<_>) = alarms.into_iter().partition(|(at, _)| *at <= now);
        hands.alarms = later;
        drop(hands);
        for (_, alarm) in due {
            // Who asked for it may have gone.
            let _ = alarm.send(());
        }
    }

    /// When the clock is to be set again at the latest.
    pub(super) fn next(&self) -> Option<Duration> {
        let mut hands = lock(&self.0);
        hands.alarms.retain(|(_, alarm)| !alarm.is_canceled());
        hands.alarms.iter().map(|(at, _)| *at).min()
    }

    /// Waits.
    pub(super) async fn sleep(&self, time: Duration) {
        let (alarm, rings) = oneshot::channel();
        {
            let mut hands = lock(&self.0);
            let at = hands.now + time;
            hands.alarms.push((at, alarm));
        }
        // The clock is there as long as who asks it.
        let _ = rings.await;
    }

    /// What comes of something, if it comes in time.
    pub(super) async fn in_time<T>(
        &self,
        patience: Duration,
        something: impl Future<Output = T>,
    ) -> Option<T> {
        match select(pin!(something), pin!(self.sleep(patience))).await {
            Either::Left((come, _)) => Some(come),
            Either::Right(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures_util::FutureExt;

    use super::Clock;

    #[test]
    fn what_takes_too_long_is_given_up_when_the_clock_says_so() {
        let clock = Clock::default();
        let second = Duration::from_secs(1);
        assert_eq!(clock.in_time(second, async { 7 }).now_or_never(), Some(Some(7)));
        assert_eq!(clock.next(), None, "nobody waits any more");

        let mut late = Box::pin(clock.in_time(second, std::future::pending::<u8>()));
        assert_eq!((&mut late).now_or_never(), None);
        assert_eq!(clock.next(), Some(second));
        clock.set(second / 2);
        assert_eq!((&mut late).now_or_never(), None);
        clock.set(second);
        assert_eq!(late.now_or_never(), Some(None));
    }
}
