//! The sections of the long pages: the pages draw them, their tables of contents link to them, and
//! the search index lists them.

/// A section: its id, which a fragment can name, and its title.
pub type Section = (&'static str, &'static str);

/// A pathway's page.
pub mod pathway {
    use super::Section;

    pub const OVERVIEW: Section = ("overview", "Overview");
    pub const BRING: Section = ("bring", "Skills you bring");
    pub const LEARN: Section = ("learn", "Skills to learn");
    pub const STEPS: Section = ("steps", "Roadmap");
    pub const REALITY: Section = ("reality", "Reality check");
    pub const ACTIONS: Section = ("actions", "Start now");
    pub const QUESTIONS: Section = ("questions", "Questions");

    /// All of them, in their order.
    pub const ALL: [Section; 7] = [OVERVIEW, BRING, LEARN, STEPS, REALITY, ACTIONS, QUESTIONS];
}

/// The plan.
pub mod plan {
    use super::Section;

    pub const DATES: Section = ("dates", "When you arrive");
    pub const SKILLS: Section = ("skills", "What you know already");

    /// All of them, in their order.
    pub const ALL: [Section; 9] = [
        ("follow", "What is next"),
        ("pace", "When you work"),
        DATES,
        SKILLS,
        ("money", "What it costs, what it brings"),
        ("done", "What is done"),
        ("take", "Take it with you"),
        ("share", "Share it, or move it"),
        ("kept", "Where it is kept"),
    ];
}

/// The comparison.
pub const COMPARE: [Section; 4] = [
    ("time-chart", "How long, to one scale"),
    ("pay-chart", "Change in pay, to one scale"),
    ("shared-work", "Work they share"),
    ("all", "Line by line"),
];

/// The method page.
pub mod method {
    use super::Section;

    pub const RANKING: Section = ("fit", "How roles are ranked");

    /// All of them, in their order.
    pub const ALL: [Section; 7] = [
        ("marks", "The marks behind figures"),
        ("sources", "The sources"),
        ("assumptions", "What we assume"),
        ("schedule", "How your schedule is worked out"),
        RANKING,
        ("same-work", "What counts as the same work"),
        ("privacy", "Privacy"),
    ];
}
