//! The sections of the long pages: the pages draw them, their tables of contents link to them, and
//! the search index lists them.

/// A section: its id, which a fragment can name, and its title.
pub type Section = (&'static str, &'static str);

/// The page about a pathway.
pub mod pathway {
    use super::Section;

    pub const OVERVIEW: Section = ("overview", "Overview");
    pub const BRING: Section = ("bring", "Skills you bring");
    pub const LEARN: Section = ("learn", "Skills to learn");
    pub const STEPS: Section = ("steps", "The steps in short");
    pub const REALITY: Section = ("reality", "Reality check");
    pub const QUESTIONS: Section = ("questions", "Questions");

    /// All of them, in their order.
    pub const ALL: [Section; 6] = [OVERVIEW, BRING, LEARN, STEPS, REALITY, QUESTIONS];
}

/// A pathway's roadmap.
pub mod roadmap {
    use super::Section;

    pub const ACTIONS: Section = ("actions", "First actions");
    pub const STEPS: Section = ("steps", "Steps");

    /// All of them, in their order.
    pub const ALL: [Section; 2] = [ACTIONS, STEPS];

    /// The id of the actions for the first week, which were a section of their own once.
    pub const BEFORE: &str = "before";
}

/// The pages of the plan.
pub mod plan {
    use super::Section;
    use crate::route::PlanSection;

    pub const NEXT: Section = ("next", "Next");
    /// There only where a role is followed.
    pub const MAP: Section = ("lines", "Where you are");
    /// There only where there are remarks.
    pub const REMARKS: Section = ("remarks", "Remarks");
    pub const PACE: Section = ("pace", "Hours and days");
    pub const DATES: Section = ("dates", "Arrival");
    pub const LIST: Section = ("list", "All dates");
    pub const EXPORT: Section = ("take", "Export");
    pub const SKILLS: Section = ("skills", "Skills to learn");
    pub const EXPECTED: Section = ("expected", "You should already have");
    pub const SHORTENED: Section = ("shortened", "What we shortened");
    pub const UNDECIDED: Section = ("undecided", "Still undecided?");
    pub const CHOOSE: Section = ("choose", "Choose one");
    pub const MONEY: Section = ("money", "Money");
    pub const PROGRESS: Section = ("against", "Done and planned");
    pub const DONE: Section = ("done", "Done");
    pub const PORTFOLIO: Section = ("portfolio", "Portfolio");
    pub const SHARE: Section = ("share", "Share");
    pub const KEPT: Section = ("kept", "Backup and storage");
    pub const DEVICES: Section = ("devices", "All your devices");
    pub const RESET: Section = ("reset", "Delete your plan");

    /// The section [`NEXT`] in addresses from when the plan was one page.
    const OLD_NEXT: &str = "follow";

    /// The name of a page of the plan.
    pub fn name(page: PlanSection) -> &'static str {
        match page {
            PlanSection::Today => "Today",
            PlanSection::Schedule => "Schedule",
            PlanSection::Skills => "Skills",
            PlanSection::Decide => "Decide",
            PlanSection::Progress => "Progress",
            PlanSection::Data => "Data",
        }
    }

    /// The sections of a page of the plan, in their order.
    pub fn of(page: PlanSection) -> &'static [Section] {
        match page {
            PlanSection::Today => &[NEXT],
            PlanSection::Schedule => &[PACE, DATES, LIST, EXPORT],
            PlanSection::Skills => &[SKILLS, EXPECTED, SHORTENED],
            PlanSection::Decide => &[UNDECIDED, CHOOSE, MONEY],
            PlanSection::Progress => &[PROGRESS, DONE, PORTFOLIO],
            PlanSection::Data => &[SHARE, KEPT, DEVICES, RESET],
        }
    }

    /// The page that has a section, and the section's id there. Addresses from when the plan was one
    /// page name a section of the first.
    pub fn find(id: &str) -> Option<(PlanSection, &'static str)> {
        let id = if id == OLD_NEXT { NEXT.0 } else { id };
        PlanSection::ALL.into_iter().find_map(|page| {
            let mut sections = of(page).iter();
            let (id, _) = sections.find(|(known, _)| *known == id)?;
            Some((page, *id))
        })
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn every_section_of_the_plan_that_was_one_page_is_found() {
            for (id, page) in [
                ("follow", PlanSection::Today),
                ("pace", PlanSection::Schedule),
                ("dates", PlanSection::Schedule),
                ("take", PlanSection::Schedule),
                ("skills", PlanSection::Skills),
                ("undecided", PlanSection::Decide),
                ("money", PlanSection::Decide),
                ("done", PlanSection::Progress),
                ("against", PlanSection::Progress),
                ("share", PlanSection::Data),
                ("kept", PlanSection::Data),
                ("reset", PlanSection::Data),
            ] {
                assert_eq!(find(id).map(|(page, _)| page), Some(page), "{id}");
            }
            assert_eq!(find("shared=Zm9v"), None);
        }
    }
}

/// The comparison.
pub const COMPARE: [Section; 3] = [
    ("facts", "Facts"),
    ("work", "Skills and work"),
    ("reality", "What it is like"),
];

/// The method page.
pub mod method {
    use super::Section;

    pub const RANKING: Section = ("fit", "How roles are ranked");

    pub const SKILL_TASKS: Section = ("skills-and-tasks", "Which tasks a skill shortens");

    /// All of them, in their order.
    pub const ALL: [Section; 9] = [
        ("marks", "The marks behind figures"),
        ("sources", "The sources"),
        ("assumptions", "What we assume"),
        ("schedule", "How your schedule is worked out"),
        SKILL_TASKS,
        RANKING,
        ("same-work", "What counts as the same work"),
        ("own-pathways", "Pathways of your own"),
        ("privacy", "Privacy"),
    ];
}
