//! Remarks of others on the plan, beside what they are about. Most plans have none: what draws them is in the
//! lazy module of `crate::controls`.

use leptos::prelude::*;

use super::controls::{Controls, use_controls};
use crate::domain::plan::remark::Subject;

/// The open remarks about this; nothing where the plan has none. Tracks whether it has.
pub fn draw_remarks(controls: Controls, subject: &Subject) -> Option<AnyView> {
    controls.has_remarks.get().then(|| {
        let subject = subject.clone();
        controls.draw_when_loaded(move |drawers| (drawers.remarks_about)(subject.clone()))
    })
}

/// The same, as a view.
#[component]
pub fn RemarksAbout(
    /// Their subject.
    subject: Subject,
) -> impl IntoView {
    let controls = use_controls();
    move || draw_remarks(controls, &subject)
}
