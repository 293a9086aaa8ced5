//! Today, and now. The domain has no clock: whoever needs the date asks here and passes it in.

use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::{StoredValue, UpdateValue, on_cleanup, window_event_listener};

use crate::domain::planning::calendar::Stamp;
use crate::domain::date::Date;

/// The day that the learner's clock shows, in their time zone.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let month_and_day = [now.get_month() + 1, now.get_date()];
    day(now.get_full_year(), month_and_day)
}

/// How often it is asked whether another day has begun.
const MINUTE: Duration = Duration::from_mins(1);

/// Calls `react` when another day has begun: at midnight, after a sleep, in another time zone or
/// when the clock was set.
pub fn on_new_day(react: impl Fn() + Copy + 'static) {
    let known = StoredValue::new(today());
    let ask = move || {
        let today = today();
        let is_new = known.try_update_value(|known| std::mem::replace(known, today) != today);
        if is_new == Some(true) {
            react();
        }
    };
    let minute = set_interval_with_handle(ask, MINUTE);
    // Timers rest while nobody looks at the page.
    let shown = window_event_listener(ev::focus, move |_| ask());
    let visible = window_event_listener(ev::visibilitychange, move |_| ask());
    on_cleanup(move || {
        if let Ok(minute) = minute {
            minute.clear();
        }
        shown.remove();
        visible.remove();
    });
}

/// The moment, in UTC.
pub fn now() -> Stamp {
    let now = js_sys::Date::new_0();
    let month_and_day = [now.get_utc_month() + 1, now.get_utc_date()];
    Stamp {
        day: day(now.get_utc_full_year(), month_and_day),
        seconds: (now.get_utc_hours() * 60 + now.get_utc_minutes()) * 60 + now.get_utc_seconds(),
    }
}

/// A clock set to a year that no calendar of ours has still must not cost a tick.
fn day(year: u32, month_and_day: [u32; 2]) -> Date {
    let [month, day] = month_and_day.map(|n| u8::try_from(n).unwrap_or(0));
    let year = u16::try_from(year).unwrap_or(0);
    Date::new(year, month, day)
        .or_else(|| Date::new(1970, 1, 1))
        .expect("the day is in the calendar")
}
