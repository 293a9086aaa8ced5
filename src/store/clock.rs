//! Today, and now. The domain has no clock: whoever needs the date asks here and passes it in.

use crate::domain::calendar::Stamp;
use crate::domain::date::Date;

/// The day that the learner's clock shows, in their time zone.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let month_and_day = [now.get_month() + 1, now.get_date()];
    day(now.get_full_year(), month_and_day)
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
