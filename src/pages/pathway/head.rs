//! The head that both pages of a pathway have.

use leptos::prelude::*;

use crate::components::badge::Badge;
use crate::components::follow::Follow;
use crate::components::heading::PageHeading;
use crate::components::link::{Link, href};
use crate::components::progress::{ProgressBar, Scope};
use crate::domain::catalogue::profile::Profile;
use crate::route::{OwnPage, Route, copy_part};

/// A page of a pathway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// A description of the role and of what it takes.
    About,
    /// The tasks, step by step.
    Roadmap,
}

impl Tab {
    const ALL: [(Self, &'static str); 2] = [(Self::About, "About"), (Self::Roadmap, "Roadmap")];

    /// The page's route for a pathway.
    pub fn route(self, profile: &Profile) -> Route {
        match self {
            Self::About => Route::Pathway(profile.id.clone()),
            Self::Roadmap => Route::Roadmap(profile.id.clone()),
        }
    }
}

/// The name of the role, what can be done with it, and the tabs.
#[component]
pub fn PathwayHead<'a>(
    /// The pathway.
    profile: &'a Profile,
    /// The page that is open.
    tab: Tab,
) -> impl IntoView + use<> {
    let (role, heading) = (profile.role.clone(), profile.role.clone());
    let tabs = Tab::ALL.map(|(of, name)| {
        view! {
            <li>
                <a href=href(&of.route(profile), None) aria-current=(of == tab).then_some("page")>
                    {name}
                </a>
            </li>
        }
    });
    let change = if profile.id.is_own() {
        view! {
            <Link class="button" to=Route::Edit(profile.id.clone())>
                "Edit"
            </Link>
        }
    } else {
        view! {
            <Link class="button" to=Route::Own(OwnPage::New) part=copy_part(&profile.id)>
                "Copy to change"
            </Link>
        }
    };
    let kicker = profile
        .document
        .map_or("A pathway of yours", |_| "From Backend Developer to");
    view! {
        <header class="page-header">
            <p class="kicker">
                <Badge profile />
                {kicker}
            </p>
            <PageHeading>{heading}</PageHeading>
            <div class="actions">
                <Follow profile />
                <Link class="button" to=Route::Compare(vec![profile.id.to_string()])>
                    "Compare"
                </Link>
                {change}
            </div>
            <ProgressBar of=Scope::Pathway(profile.id.clone()) />
            <nav class="tabs" aria-label=role>
                <ul>{tabs}</ul>
            </nav>
        </header>
    }
}
