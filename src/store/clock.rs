//! Today. The domain has no clock: whoever needs the date asks here and passes it in.

use crate::domain::date::Date;

/// The day that the learner's clock shows, in their time zone.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    // A clock set to a year that no calendar of ours has still must not cost a tick.
    let epoch = || Date::new(1970, 1, 1).expect("the day is in the calendar");
    let part = |n: u32| u8::try_from(n).ok();
    let today = || {
        Date::new(
            u16::try_from(now.get_full_year()).ok()?,
            part(now.get_month() + 1)?,
            part(now.get_date())?,
        )
    };
    today().unwrap_or_else(epoch)
}
