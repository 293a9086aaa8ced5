//! Old paths, names and methods; go when all callers are moved.

pub mod browse {
    pub use crate::domain::catalogue::browse::*;
}
pub mod burn_up {
    pub use crate::domain::planning::burn_up::*;
}
pub mod calendar {
    pub use crate::domain::planning::calendar::*;
}
pub mod change {
    pub use crate::domain::plan::action::*;
}
pub mod compare {
    pub use crate::domain::catalogue::compare::*;
}
pub mod disagreement {
    pub use crate::domain::pathway::disagreement::{Disagreement, Subject as About};
}
pub mod effort {
    pub use crate::domain::planning::effort::*;
}
pub mod figure {
    pub use crate::domain::pathway::figure::*;
}
pub mod forecast {
    pub use crate::domain::planning::catch_up::{CatchUpKind as Way, CatchUpOption as Recovery};
    pub use crate::domain::planning::forecast::*;
}
pub mod job {
    pub use crate::domain::plan::skill::{MAX_WEEKS as MOST_WEEKS, Rating};
    pub use crate::domain::planning::work_item::{WorkItem as Job, remaining as left};
}
pub mod line {
    pub use crate::domain::planning::line_status::LineStatus as OnLine;
}
pub mod map {
    pub use crate::domain::transit_map::*;
}
pub mod money {
    pub use crate::domain::plan::money::{
        MAX_AMOUNT as MOST, MAX_MONTHS as MOST_MONTHS, Money, parse_amount as read_amount,
        parse_months as read_months,
    };
    pub use crate::domain::planning::pay_outlook::*;
}
pub mod note {
    pub use crate::domain::plan::note::{
        Link, MAX_LINK as MOST_LINK, MAX_TEXT as MOST_TEXT, Note, merge_texts as both,
    };
}
pub mod pace {
    pub use crate::domain::plan::pace::{
        DaysOff, MAX_DAYS_OFF as MOST_DAYS_OFF, MAX_HOURS as MOST_HOURS, Pace, Push, Rest,
        SOURCE_WEEK, parse_days_off as read_days_off, parse_hours as read_hours,
        parse_start as read_start,
    };
}
pub mod pay {
    pub use crate::domain::pathway::pay::*;
}
pub mod profile {
    pub use crate::domain::catalogue::profile::*;
}
pub mod schedule {
    pub use crate::domain::planning::schedule::{
        HORIZON, NoDates, Schedule, ScheduledItem as Booking, Span,
    };
}
pub mod undecided {
    pub use crate::domain::planning::undecided::*;
}

use std::collections::BTreeSet;

use crate::domain::catalogue::Catalogue;
use crate::domain::catalogue::profile::{Profile, Stop};
use crate::domain::date::Date;
use crate::domain::id::{ItemId, PathwayId};
use crate::domain::pathway::pay::PayClaim;
use crate::domain::pathway::{Item, Part, Pathway, Strength};
use crate::domain::plan::money::Money;
use crate::domain::plan::note::Link;
use crate::domain::plan::skill::MissingPrerequisite;
use crate::domain::plan::{Plan, portfolio};
use crate::domain::planning::burn_up::BurnUp;
use crate::domain::planning::calendar::{Stamp, calendar_file};
use crate::domain::planning::catch_up::{CatchUpOption, catch_up_options};
use crate::domain::planning::effort::Effort;
use crate::domain::planning::forecast::Forecast;
use crate::domain::planning::line_status::{LineStatus, train_position};
use crate::domain::planning::next::next_items;
use crate::domain::planning::pay_outlook::Outlook;
use crate::domain::planning::schedule::{NoDates, Schedule, Span, finish_dates};
use crate::domain::planning::undecided::Undecided;
use crate::domain::planning::work_item::{WorkItem, total_effort, work_items};

impl Plan {
    pub fn lack(&self, catalogue: &Catalogue, strength: &ItemId) -> Option<MissingPrerequisite> {
        self.missing_prerequisite(catalogue, strength)
    }

    pub fn lacks<'a>(&self, catalogue: &Catalogue, pathway: &'a Pathway) -> Vec<&'a Strength> {
        self.missing_prerequisites(catalogue, pathway)
    }

    pub fn touches(&self, catalogue: &Catalogue) -> BTreeSet<String> {
        let done = self.done.keys().flat_map(|item| catalogue.same_work(item));
        let done = done.map(|item| item.pathway().to_owned());
        let followed = self.follows.iter().map(PathwayId::to_string);
        done.chain(followed).collect()
    }

    pub fn jobs(&self, catalogue: &Catalogue, pathway: &Pathway) -> Vec<WorkItem> {
        work_items(self, catalogue, pathway)
    }

    pub fn union_of<'a>(
        &self,
        catalogue: &Catalogue,
        pathways: impl IntoIterator<Item = &'a Pathway>,
    ) -> Effort {
        total_effort(self, catalogue, pathways)
    }

    pub fn next<'a>(&self, catalogue: &Catalogue, pathway: &'a Pathway) -> Vec<Item<'a>> {
        next_items(self, catalogue, pathway)
    }

    #[allow(clippy::missing_errors_doc)]
    pub fn schedule(&self, catalogue: &Catalogue, pathway: &Pathway) -> Result<Schedule, NoDates> {
        Schedule::new(self, catalogue, pathway)
    }

    pub fn done_by(&self, work: Effort, first: Date) -> Option<Span> {
        finish_dates(&self.pace, work, first)
    }

    pub fn due(&self, action: &Item) -> Option<Date> {
        match action.part {
            Part::Action(when) => self.pace.due(when),
            _ => None,
        }
    }

    #[allow(clippy::missing_errors_doc)]
    pub fn forecast(
        &self,
        catalogue: &Catalogue,
        pathway: &Pathway,
        today: Date,
    ) -> Result<Forecast, NoDates> {
        Ok(Forecast::new(&self.schedule(catalogue, pathway)?, today))
    }

    #[allow(clippy::missing_errors_doc)]
    pub fn behind(
        &self,
        catalogue: &Catalogue,
        pathway: &Pathway,
        today: Date,
    ) -> Result<u32, NoDates> {
        Ok(self.schedule(catalogue, pathway)?.minutes_behind(today))
    }

    #[allow(clippy::missing_errors_doc)]
    pub fn recoveries(
        &self,
        catalogue: &Catalogue,
        pathway: &Pathway,
        today: Date,
    ) -> Result<Vec<CatchUpOption>, NoDates> {
        let schedule = self.schedule(catalogue, pathway)?;
        Ok(catch_up_options(&schedule, &self.pace, today))
    }

    #[allow(clippy::missing_errors_doc)]
    pub fn burn_up(
        &self,
        catalogue: &Catalogue,
        pathway: &Pathway,
        today: Date,
    ) -> Result<BurnUp, NoDates> {
        Ok(BurnUp::new(&self.schedule(catalogue, pathway)?, today))
    }

    pub fn undecided<'a>(
        &self,
        catalogue: &Catalogue,
        pathways: &[&'a Pathway],
        today: Date,
    ) -> Undecided<'a> {
        Undecided::new(self, catalogue, pathways, today)
    }

    pub fn on_line(
        &self,
        catalogue: &Catalogue,
        pathway: &Pathway,
        schedule: Option<&Schedule>,
        today: Date,
    ) -> LineStatus {
        LineStatus::new(self, catalogue, pathway, schedule, today)
    }

    pub fn train(&self, catalogue: &Catalogue, pathway: &Pathway) -> u32 {
        train_position(pathway, &work_items(self, catalogue, pathway))
    }

    pub fn portfolio(&self, catalogue: &Catalogue, today: Date) -> String {
        portfolio::portfolio(self, catalogue, today)
    }

    #[allow(clippy::missing_errors_doc)]
    pub fn calendar(
        &self,
        catalogue: &Catalogue,
        pathway: &Pathway,
        stamp: Stamp,
    ) -> Result<String, NoDates> {
        let schedule = self.schedule(catalogue, pathway)?;
        Ok(calendar_file(self, catalogue, pathway, &schedule, stamp))
    }
}

impl Money {
    pub fn outlook(&self, claim: &PayClaim) -> Option<Outlook> {
        Outlook::new(self, claim)
    }
}

impl Link {
    #[allow(clippy::missing_errors_doc)]
    pub fn read(text: &str) -> Result<Option<Self>, String> {
        Self::parse(text)
    }
}

impl Pathway {
    pub fn stops(&self, catalogue: &Catalogue) -> Vec<Stop> {
        Profile::new(self, catalogue.shared_works()).stops
    }
}
