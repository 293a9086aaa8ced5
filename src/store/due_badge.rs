//! The number on the icon of the installed app: what is due today or was before, as Today has it.
//!
//! There is no setting for it: every system that shows such a number lets it be turned off for each app, and then the
//! browser refuses, which is ignored. It is as of the last time that the app was open; nothing runs while it is closed.

use std::sync::Arc;
use std::time::Duration;

use js_sys::{Function, Promise, Reflect};
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::domain::catalogue::Catalogue;
use crate::domain::date::Date;
use crate::domain::plan::Plan;
use crate::domain::planning::agenda::count_due;
use crate::domain::planning::timetable::Timetable;

/// How long after a change the badge is set: nobody waits for it, so no tick waits for it either.
const DEBOUNCE: Duration = Duration::from_millis(500);

/// Sets the badge soon, and again whenever another number is due. Nothing where the browser has none.
pub fn keep_badge(
    plan: RwSignal<Plan>,
    catalogue: Signal<Arc<Catalogue>>,
    timetable: Memo<Option<Arc<Timetable>>>,
    today: Signal<Date>,
) {
    let (Some(set), Some(clear)) = (function("setAppBadge"), function("clearAppBadge")) else {
        return;
    };
    let mut shown = None;
    let mut show = debounce(DEBOUNCE, move |()| {
        let (catalogue, today) = (catalogue.get_untracked(), today.get_untracked());
        let timetable = timetable.get_untracked();
        let count = |plan: &_| count_due(plan, &catalogue, timetable.as_deref(), today);
        let due = plan.with_untracked(count);
        if shown.replace(due) == Some(due) {
            return;
        }
        let navigator = window().navigator();
        let asked = match u32::try_from(due) {
            Ok(count @ 1..) => set.call1(&navigator, &count.into()),
            _ => clear.call0(&navigator),
        };
        if let Some(answer) = asked.ok().and_then(|answer| answer.dyn_into().ok()) {
            spawn_local(async move {
                let answer: Promise = answer;
                let _ = JsFuture::from(answer).await;
            });
        }
    });
    Effect::new(move || {
        plan.track();
        catalogue.track();
        today.track();
        show(());
    });
}

/// A function of `navigator`; `None` where the browser lacks it.
fn function(name: &str) -> Option<Function> {
    let navigator: JsValue = window().navigator().into();
    Reflect::get(&navigator, &name.into()).ok()?.dyn_into().ok()
}
