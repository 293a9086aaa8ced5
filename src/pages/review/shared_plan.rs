//! The plan that was shared: roles, steps and tasks with their states and dates, to read and to write on.

use std::sync::Arc;

use leptos::prelude::*;

use super::draft::ReviewDraft;
use super::form::RemarkBox;
use crate::components::badge::Badge;
use crate::components::collect::CollectAny;
use crate::components::dates::in_words;
use crate::domain::catalogue::Catalogue;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::pathway::{Pathway, Task, When};
use crate::domain::plan::Plan;
use crate::domain::plan::remark::Subject;
use crate::domain::plan::state::TaskState;
use crate::domain::planning::timetable::Timetable;
use crate::store::PlanStore;

/// Draws the plan, with a way to write a remark on each part of it.
pub fn draw_plan(
    store: PlanStore,
    draft: ReviewDraft,
    plan: Arc<Plan>,
    catalogue: Arc<Catalogue>,
) -> AnyView {
    let timetable = {
        let (plan, catalogue) = (plan.clone(), catalogue.clone());
        Memo::new(move |_| store.schedules().timetable_of(&plan, &catalogue))
    };
    let shown = Shown {
        draft,
        plan,
        catalogue,
        timetable,
    };
    let roles = shown.plan.follows.iter().map(|id| shown.role(id));
    let roles = roles.collect_any();
    view! {
        {shown.whole()}
        {roles}
    }
    .into_any()
}

struct Shown {
    draft: ReviewDraft,
    plan: Arc<Plan>,
    catalogue: Arc<Catalogue>,
    timetable: Memo<Option<Arc<Timetable>>>,
}

impl Shown {
    /// The plan as a whole.
    fn whole(&self) -> AnyView {
        let pace = &self.plan.pace;
        let hours = pace.start.map(|start| {
            format!(
                "Starts on {}, {} hours a week.",
                start.in_words(),
                pace.hours
            )
        });
        let follows = match self.plan.follows.len() {
            0 => "This plan follows no role yet.".to_owned(),
            1 => "This plan follows 1 role.".to_owned(),
            count => format!("This plan follows {count} roles."),
        };
        let draft = self.draft;
        view! {
            <section aria-labelledby="whole">
                <h2 id="whole">"The plan as a whole"</h2>
                <p>{follows} " " {hours}</p>
                <RemarkBox draft subject=Subject::Plan of="the plan as a whole" />
            </section>
        }
        .into_any()
    }

    /// A role that is followed.
    fn role(&self, id: &PathwayId) -> AnyView {
        let Some(pathway) = self.catalogue.pathway(id.as_str()) else {
            let told = format!("This plan follows “{id}”, which isn’t among the pathways here.");
            return view! { <p class="notice">{told}</p> }.into_any();
        };
        self.pathway(pathway)
    }

    fn pathway(&self, pathway: &Pathway) -> AnyView {
        let id = &pathway.id;
        let progress = self.plan.pathway_progress(&self.catalogue, pathway);
        let done = format!("{} of {} done.", progress.done, progress.total);
        let arrival = {
            let (timetable, id) = (self.timetable, id.clone());
            move || {
                timetable.with(|timetable| {
                    let schedule = timetable.as_ref()?.schedule(&id)?;
                    Some(format!(" Arrives {}.", schedule.arrival.in_words()))
                })
            }
        };
        let profile = self.catalogue.profile(id.as_str());
        let badge = profile.map(|profile| view! { <Badge profile /> });
        let heading = format!("role-{id}");
        let actions = When::ALL
            .into_iter()
            .flat_map(|when| pathway.actions.due(when));
        let actions: Vec<_> = actions.map(|task| self.task(task)).collect();
        let actions = (!actions.is_empty()).then(|| {
            view! {
                <h3>"First actions"</h3>
                <ul class="review-tasks">{actions}</ul>
            }
        });
        let steps = (1..).zip(&pathway.steps).map(|(number, step): (usize, _)| {
            let title = format!("Step {number}: {}", step.title);
            let tasks: Vec<_> = step.tasks.iter().map(|task| self.task(task)).collect();
            let subject = Subject::Item(step.id.clone());
            view! {
                <h3>{title.clone()}</h3>
                {self.dates(&step.id)}
                <RemarkBox draft=self.draft subject of=title />
                <ul class="review-tasks">{tasks}</ul>
            }
        });
        let steps = steps.collect_any();
        view! {
            <section class="review-role" data-line=pathway.line aria-labelledby=heading.clone()>
                <h2 id=heading.clone()>{badge} {pathway.role.clone()}</h2>
                <p>{done} {arrival}</p>
                <RemarkBox
                    draft=self.draft
                    subject=Subject::Pathway(id.clone())
                    of=pathway.role.clone()
                />
                {actions}
                {steps}
            </section>
        }
        .into_any()
    }

    fn task(&self, task: &Task) -> AnyView {
        let (class, state) = match self.plan.state(&self.catalogue, &task.id) {
            TaskState::NotStarted => ("", "Not started".to_owned()),
            TaskState::InProgress(percent) => ("started", format!("In progress, {percent}%")),
            TaskState::Skipped => ("skipped", "Skipped".to_owned()),
            TaskState::Known => ("done", "Known already".to_owned()),
            // Its day says so.
            TaskState::Done(_) => ("done", String::new()),
        };
        view! {
            <li>
                <p class=format!("review-task {class}") dir="auto">
                    {task.text.clone()}
                </p>
                <p class="review-state">
                    {(!state.is_empty()).then(|| view! { <span>{state}</span> })}
                    {self.dates(&task.id)}
                </p>
                <RemarkBox
                    draft=self.draft
                    subject=Subject::Item(task.id.clone())
                    of=task.text.clone()
                />
            </li>
        }
        .into_any()
    }

    /// The days of a step or a task, once they are worked out.
    fn dates(&self, id: &ItemId) -> AnyView {
        let (plan, catalogue) = (self.plan.clone(), self.catalogue.clone());
        let (timetable, id) = (self.timetable, id.clone());
        let text = move || {
            timetable.with(|timetable| {
                let mut schedules = plan.follows.iter();
                let schedule = schedules
                    .find(|pathway| pathway.as_str() == id.pathway())
                    .and_then(|pathway| timetable.as_ref()?.schedule(pathway));
                in_words(&plan, &catalogue, schedule.map(|it| &**it), &id)
            })
        };
        view! { <span class="dates">{text}</span> }.into_any()
    }
}
