//! Today as a signal, and the moment. The domain has no clock: whoever needs the date passes it in.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::planning::calendar::Stamp;

/// How often the clock is read: a timer for midnight would be late after a sleep, and a clock or a time
/// zone can be set at any moment.
const INTERVAL: Duration = Duration::from_mins(1);

/// The learner's clock, from context. A page is prerendered for all days, so it shows a constant until the
/// page is hydrated.
#[derive(Clone, Copy)]
pub struct Clock {
    /// The day in the learner's time zone; 1970-01-01 until the page is hydrated.
    pub today: Signal<Date>,
    day: RwSignal<Date>,
    /// Reads the day; `None` until the page is hydrated.
    source: StoredValue<Option<fn() -> Date>>,
}

/// Provides the clock to everything below the caller.
pub fn provide_clock() -> Clock {
    let day = RwSignal::new(epoch());
    let clock = Clock {
        today: day.into(),
        day,
        source: StoredValue::new(None),
    };
    provide_context(clock);
    clock
}

/// The clock, from context.
///
/// # Panics
/// Outside of the app's component tree.
pub fn use_clock() -> Clock {
    expect_context()
}

impl Clock {
    /// Reads the browser's clock, now and whenever another day may have begun.
    pub(super) fn start(self) {
        self.start_with(today);
        let read = move || {
            self.read();
        };
        let interval = set_interval_with_handle(read, INTERVAL);
        // Timers are throttled while nobody looks at the page, and no other event tells of a new day.
        let focused = window_event_listener(ev::focus, move |_| read());
        let visible = window_event_listener(ev::visibilitychange, move |_| read());
        on_cleanup(move || {
            if let Ok(interval) = interval {
                interval.clear();
            }
            focused.remove();
            visible.remove();
        });
    }

    /// Has `source` tell the day from now on.
    pub(super) fn start_with(self, source: fn() -> Date) {
        self.source.set_value(Some(source));
        self.read();
    }

    /// Reads the clock, and returns today.
    pub(super) fn read(self) -> Date {
        if let Some(source) = self.source.get_value() {
            let today = source();
            if self.day.get_untracked() != today {
                self.day.set(today);
            }
        }
        self.day.get_untracked()
    }
}

/// The day that the browser's clock shows, in the learner's time zone.
fn today() -> Date {
    let now = js_sys::Date::new_0();
    let month_and_day = [now.get_month() + 1, now.get_date()];
    date(now.get_full_year(), month_and_day)
}

/// The moment, in UTC.
pub fn now() -> Stamp {
    let now = js_sys::Date::new_0();
    let month_and_day = [now.get_utc_month() + 1, now.get_utc_date()];
    Stamp {
        day: date(now.get_utc_full_year(), month_and_day),
        seconds: (now.get_utc_hours() * 60 + now.get_utc_minutes()) * 60 + now.get_utc_seconds(),
    }
}

/// A clock set to a year that [`Date`] doesn't have must not cost a tick.
fn date(year: u32, month_and_day: [u32; 2]) -> Date {
    let [month, day] = month_and_day.map(|n| u8::try_from(n).unwrap_or(0));
    let year = u16::try_from(year).unwrap_or(0);
    Date::new(year, month, day).unwrap_or_else(epoch)
}

fn epoch() -> Date {
    Date::new(1970, 1, 1).expect("the day is in the calendar")
}
