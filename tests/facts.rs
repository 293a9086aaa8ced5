//! The published content against the facts of the source documents: every count and every figure,
//! written down here a second time, by hand, from the documents themselves.

use std::sync::{Arc, LazyLock};

use interchange::content::built_in;
use interchange::domain::catalogue::Catalogue;
use interchange::domain::fit::{Ground, Trait, level};
use interchange::domain::pathway::figure::Place;
use interchange::domain::pathway::leaning::RealityPart;
use interchange::domain::pathway::{Pathway, When};

/// The built-in pathways, read once.
fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Arc<Catalogue>> = LazyLock::new(built_in);
    &CATALOGUE
}

/// The statements of a source document.
struct Facts {
    slug: &'static str,
    role: &'static str,
    document: u16,
    title_months: &'static str,
    difficulty: &'static str,
    timeline: &'static str,
    /// Each claim with its place, in the order of the document.
    pay: &'static [(&'static str, Place)],
    demand_is_stated: bool,
    overview_mentions: &'static [&'static str],
    bring: [&'static str; 5],
    /// Name, priority and weeks, by priority.
    learn: [(&'static str, &'static str, &'static str); 6],
    /// Title, weeks, tasks and resources.
    steps: [(&'static str, &'static str, usize, &'static [&'static str]); 5],
    steps_total: &'static str,
    answer_mentions: &'static [&'static str],
}

const ALL: [Facts; 4] = [
    Facts {
        slug: "ai-localization-specialist",
        role: "AI Localization Specialist",
        document: 1,
        title_months: "6 months",
        difficulty: "Moderate",
        timeline: "6–9 months",
        pay: &[("−5% to 0%", Place::Header)],
        demand_is_stated: true,
        overview_mentions: &["API design", "multilingual NLP workflows"],
        bring: [
            "API Development",
            "Cloud Platforms (AWS/GCP)",
            "SQL",
            "System Architecture",
            "DevOps",
        ],
        learn: [
            ("Multilingual NLP", "Critical", "8 weeks"),
            ("Localization Tools and Standards", "Critical", "6 weeks"),
            (
                "Cultural Knowledge and Regional Regulations",
                "Important",
                "4 weeks",
            ),
            ("Translation Management and QA", "Important", "4 weeks"),
            (
                "AI Ethics and Bias in Localization",
                "Nice to have",
                "3 weeks",
            ),
            (
                "Project Management for Localization",
                "Nice to have",
                "6 weeks",
            ),
        ],
        steps: [
            (
                "Foundations of Localization and NLP",
                "4 weeks",
                3,
                &[
                    "Udemy: Introduction to Localization",
                    "Coursera: NLP Specialization (DeepLearning.AI)",
                ],
            ),
            (
                "Hands-On with Multilingual NLP and Tools",
                "6 weeks",
                3,
                &[
                    "Hugging Face documentation and tutorials",
                    "Google Cloud Translation API documentation",
                    "SDL Trados free trial",
                ],
            ),
            (
                "Cultural Adaptation and Quality Assurance",
                "4 weeks",
                3,
                &[
                    "The Culture Map book",
                    "LinkedIn Learning: Global Teamwork and Cultural Intelligence",
                    "Localization QA course on Udemy",
                ],
            ),
            (
                "Certification and Portfolio Building",
                "6 weeks",
                3,
                &[
                    "GALA CLP certification",
                    "Crowdin platform",
                    "GitHub for portfolio",
                ],
            ),
            (
                "Job Search and Networking",
                "4 weeks",
                3,
                &[
                    "GALA events",
                    "LinkedIn job search",
                    "Localization job boards (e.g., TranslatorsCafe)",
                ],
            ),
        ],
        steps_total: "24 weeks",
        answer_mentions: &["Python, JavaScript or Java,"],
    },
    Facts {
        slug: "nlp-engineer",
        role: "NLP Engineer",
        document: 2,
        title_months: "6 months",
        difficulty: "Moderate",
        timeline: "6–9 months",
        pay: &[("+53%", Place::Header), ("+50% to +80%", Place::Overview)],
        demand_is_stated: true,
        overview_mentions: &["ChatGPT", "BLEU", "perplexity", "6 months", "50–80%"],
        bring: [
            "Python",
            "API Development (REST/GraphQL)",
            "Cloud Platforms (AWS/GCP)",
            "System Architecture & DevOps",
            "SQL & Data Handling",
        ],
        learn: [
            ("Transformers & Attention Mechanisms", "Critical", "4 weeks"),
            ("PyTorch/TensorFlow", "Critical", "6 weeks"),
            (
                "NLP Fundamentals (Tokenization, Embeddings, Sequence Models)",
                "Important",
                "8 weeks",
            ),
            (
                "LLM Fine-tuning & Prompt Engineering",
                "Important",
                "4 weeks",
            ),
            (
                "Linguistics Basics (Syntax, Semantics, Pragmatics)",
                "Nice to have",
                "3 weeks",
            ),
            (
                "Evaluation Metrics (BLEU, ROUGE, Perplexity)",
                "Nice to have",
                "2 weeks",
            ),
        ],
        steps: [
            (
                "Foundations: Python & Deep Learning Refresher",
                "4 weeks",
                3,
                &[
                    "PyTorch for Deep Learning (Udemy)",
                    "Python Data Science Handbook (Jake VanderPlas)",
                ],
            ),
            (
                "NLP Core: Tokenization, Embeddings & Sequence Models",
                "6 weeks",
                3,
                &[
                    "Natural Language Processing Specialization (Coursera)",
                    "spaCy documentation and tutorials",
                ],
            ),
            (
                "Transformers: BERT, GPT, and HuggingFace Mastery",
                "6 weeks",
                3,
                &[
                    "HuggingFace NLP Course (free)",
                    "Natural Language Processing with Transformers (O'Reilly)",
                ],
            ),
            (
                "LLM Fine-tuning & Production Deployment",
                "6 weeks",
                3,
                &[
                    "HuggingFace PEFT library",
                    "FastAPI documentation",
                    "MLflow for experiment tracking",
                ],
            ),
            (
                "Portfolio Projects & Job Preparation",
                "4 weeks",
                3,
                &[
                    "LangChain documentation",
                    "NLP interview prep guides on Medium",
                ],
            ),
        ],
        steps_total: "26 weeks",
        answer_mentions: &["degree", "portfolio"],
    },
    Facts {
        slug: "ai-research-engineer",
        role: "AI Research Engineer",
        document: 3,
        title_months: "12 months",
        difficulty: "Not stated",
        timeline: "Not stated",
        pay: &[("around +60% or more", Place::Answer)],
        demand_is_stated: false,
        overview_mentions: &["scalability", "latency", "reliability"],
        bring: [
            "Python Programming",
            "API Development",
            "Cloud Platforms (AWS/GCP)",
            "System Architecture & DevOps",
            "SQL & Data Handling",
        ],
        learn: [
            (
                "Research Paper Reading & Implementation",
                "Not stated",
                "Not stated",
            ),
            ("Probability & Statistics", "Not stated", "Not stated"),
            (
                "PyTorch & TensorFlow Proficiency",
                "Not stated",
                "Not stated",
            ),
            (
                "Deep Learning & Neural Networks",
                "Not stated",
                "Not stated",
            ),
            ("Linear Algebra & Calculus", "Not stated", "Not stated"),
            ("Technical Writing & Publishing", "Not stated", "Not stated"),
        ],
        steps: [
            ("Foundations: Math & Python Deep Dive", "8 weeks", 4, &[]),
            ("Deep Learning & PyTorch Core", "8 weeks", 4, &[]),
            ("Research Implementation & Paper Reading", "8 weeks", 4, &[]),
            ("Production ML & Advanced Topics", "8 weeks", 4, &[]),
            ("Portfolio Building & Job Search", "8 weeks", 4, &[]),
        ],
        steps_total: "40 weeks",
        answer_mentions: &["60%", "$85k–$140k", "$140k–$260k"],
    },
    Facts {
        slug: "data-annotation-specialist",
        role: "Data Annotation Specialist",
        document: 4,
        title_months: "6 months",
        difficulty: "Easy",
        timeline: "3–6 months",
        pay: &[("−30% to −50%", Place::Header)],
        demand_is_stated: true,
        overview_mentions: &[
            "ML Data Curator",
            "AI Training Manager",
            "Machine Learning Engineer",
        ],
        bring: [
            "API Development",
            "SQL",
            "System Architecture",
            "DevOps",
            "Cloud Platforms (AWS/GCP)",
        ],
        learn: [
            (
                "Annotation Tools (e.g., Labelbox, Supervisely, CVAT)",
                "Critical",
                "2 weeks",
            ),
            ("Quality Assurance for Labeled Data", "Critical", "3 weeks"),
            (
                "Domain Knowledge (e.g., medical imaging, autonomous driving)",
                "Important",
                "4–6 weeks",
            ),
            ("Data Labeling Best Practices", "Important", "2 weeks"),
            ("Communication with ML Teams", "Nice to have", "1 week"),
            ("Attention to Detail Exercises", "Nice to have", "1 week"),
        ],
        steps: [
            (
                "Foundation & Mindset Shift",
                "2 weeks",
                3,
                &[
                    "Reddit r/DataAnnotation",
                    "LinkedIn Learning: 'Introduction to Data Annotation'",
                ],
            ),
            (
                "Tool Proficiency",
                "3 weeks",
                3,
                &["Labelbox Documentation", "Supervisely Academy"],
            ),
            (
                "Quality Assurance & Workflow Management",
                "3 weeks",
                3,
                &[
                    "Coursera: 'Quality Assurance in Data Annotation'",
                    "Trello for workflow management",
                ],
            ),
            (
                "Domain Specialization & Certification",
                "4 weeks",
                3,
                &[
                    "Scale AI Certification Program",
                    "Appen Data Annotation Training",
                ],
            ),
            (
                "Job Search & Networking",
                "4–6 weeks",
                3,
                &["LinkedIn Jobs", "Upwork Data Annotation projects"],
            ),
        ],
        steps_total: "16–18 weeks",
        answer_mentions: &["SQL", "APIs", "ML pipelines"],
    },
];

fn each(check: impl Fn(&Pathway, &Facts)) {
    assert_eq!(catalogue().pathways.len(), ALL.len());
    for facts in &ALL {
        check(catalogue().pathway(facts.slug).expect(facts.slug), facts);
    }
}

#[test]
fn the_key_facts_are_the_sources() {
    each(|pathway, facts| {
        assert_eq!(pathway.role, facts.role);
        assert_eq!(pathway.document(), Some(facts.document));
        assert_eq!(pathway.title_months.to_string(), facts.title_months);
        assert_eq!(pathway.difficulty.to_string(), facts.difficulty);
        assert_eq!(pathway.timeline.to_string(), facts.timeline);
        assert_eq!(pathway.demand.value().is_some(), facts.demand_is_stated);
        let pay: Vec<_> = pathway
            .pay
            .iter()
            .map(|claim| (claim.change.to_string(), claim.place))
            .collect();
        let stated: Vec<_> = facts
            .pay
            .iter()
            .map(|(text, place)| (text.to_string(), *place))
            .collect();
        assert_eq!(pay, stated, "{}", facts.slug);
    });
}

#[test]
fn the_amounts_that_one_source_gives_are_kept() {
    let research = catalogue().pathway("ai-research-engineer").unwrap();
    let amounts = research.pay[0].amounts.unwrap();
    assert_eq!(amounts.to_string(), "$85k–$140k before, $140k–$260k after");
    let others = catalogue().pathways.iter().filter(|p| p.id != research.id);
    assert!(
        others
            .flat_map(|p| &p.pay)
            .all(|claim| claim.amounts.is_none())
    );
}

#[test]
fn the_skills_are_the_sources() {
    each(|pathway, facts| {
        let bring: Vec<_> = pathway.bring.iter().map(|s| s.name.as_str()).collect();
        assert_eq!(bring, facts.bring);
        let learn = pathway.learn_by_priority().into_iter();
        let learn: Vec<_> = learn
            .map(|s| (s.name.clone(), s.priority.to_string(), s.weeks.to_string()))
            .collect();
        let stated = facts
            .learn
            .map(|(n, p, w)| (n.to_owned(), p.to_owned(), w.to_owned()));
        assert_eq!(learn, stated);
    });
}

#[test]
fn the_steps_are_the_sources() {
    each(|pathway, facts| {
        assert_eq!(pathway.steps.len(), facts.steps.len());
        for (step, (title, weeks, tasks, resources)) in pathway.steps.iter().zip(facts.steps) {
            assert_eq!(step.title, title);
            assert_eq!(step.weeks.to_string(), weeks, "{title}");
            assert_eq!(step.tasks.len(), tasks, "{title}");
            let names: Vec<_> = step
                .resources
                .iter()
                .map(|resource| &*resource.name)
                .collect();
            assert_eq!(names, resources);
            // None is shipped that nobody has opened.
            assert!(step.resources.iter().all(|resource| resource.url.is_none()));
        }
        assert_eq!(pathway.steps_total().to_string(), facts.steps_total);
    });
}

#[test]
fn every_section_is_there_in_full() {
    each(|pathway, facts| {
        let reality = &pathway.reality;
        let lines = [
            reality.love.len(),
            reality.miss.len(),
            reality.challenges.len(),
        ];
        assert_eq!(lines, [4, 4, 4], "{}", facts.slug);
        assert_eq!(
            When::ALL.map(|when| pathway.actions.due(when).len()),
            [3, 3, 3],
            "{}",
            facts.slug
        );
        assert_eq!(pathway.questions.len(), 1);
        for words in facts.overview_mentions {
            assert!(
                pathway.overview.iter().any(|text| text.contains(words)),
                "{words}"
            );
        }
        for words in facts.answer_mentions {
            assert!(pathway.questions[0].answer.contains(words), "{words}");
        }
    });
}

/// The levels of a role: each with the words of the line, or the figure, that it rests on.
type Levels = [(&'static str, &'static [(Trait, i8, &'static str)]); 4];

#[test]
fn the_levels_rest_on_what_the_sources_say_and_there_are_no_others() {
    let all: Levels = [
        (
            "ai-localization-specialist",
            &[
                (Trait::Time, 0, "24 weeks"),
                (Trait::Pay, 0, "−5% to 0%"),
                (
                    Trait::Languages,
                    2,
                    "love: real problems of language and culture",
                ),
                (
                    Trait::People,
                    2,
                    "love: engineers, product managers, regional offices",
                ),
                (Trait::Users, 2, "love: better for millions of people"),
                (
                    Trait::Ambiguity,
                    2,
                    "miss: one right answer; localization is often ambiguous",
                ),
                (
                    Trait::Architecture,
                    -2,
                    "miss: backend architecture and performance tuning",
                ),
            ],
        ),
        (
            "nlp-engineer",
            &[
                (Trait::Time, 0, "26 weeks"),
                (Trait::Pay, 2, "+53%"),
                (
                    Trait::Languages,
                    1,
                    "love: how language is understood and generated",
                ),
                (Trait::Research, 1, "challenge: Research that moves fast"),
                (
                    Trait::People,
                    1,
                    "love: its researchers and data scientists",
                ),
                (Trait::Users, 1, "love: how people and technology interact"),
                (Trait::Ambiguity, 1, "miss: hard to predict"),
                (
                    Trait::Stability,
                    -2,
                    "miss: mature and stable; here the frameworks change",
                ),
            ],
        ),
        (
            "ai-research-engineer",
            &[
                (Trait::Time, -2, "40 weeks"),
                (Trait::Pay, 2, "around +60% or more"),
                (Trait::Maths, 2, "challenge: linear algebra and probability"),
                (Trait::Research, 2, "challenge: academic papers"),
                (Trait::People, 1, "love: brilliant researchers"),
                (
                    Trait::Users,
                    -1,
                    "miss: Shipping features that people use every day",
                ),
                (Trait::Ambiguity, 2, "miss: as clear and well defined"),
                (Trait::Stability, -2, "miss: established and stable"),
            ],
        ),
        (
            "data-annotation-specialist",
            &[
                (Trait::Time, 2, "16–18 weeks"),
                (Trait::Pay, -2, "−30% to −50%"),
                (
                    Trait::Flexibility,
                    2,
                    "love: remote work, with flexible hours",
                ),
                (
                    Trait::Repetition,
                    2,
                    "challenge: repeats itself, hangs on details",
                ),
                (Trait::Ambiguity, 1, "challenge: guidelines are ambiguous"),
                (
                    Trait::Architecture,
                    -2,
                    "miss: complex systems, and the challenge of getting an architecture",
                ),
            ],
        ),
    ];
    for (slug, stated) in all {
        let profile = catalogue().profile(slug).expect(slug);
        let found = Trait::ALL.into_iter().filter_map(|of| {
            let (level, ground) = level(profile, of)?;
            let rests_on = match ground {
                Ground::Weeks(weeks) => weeks.to_string(),
                Ground::Pay(claim) => claim.change.to_string(),
                Ground::Line(RealityPart::Love, line) => format!("love: {line}"),
                Ground::Line(RealityPart::Miss, line) => format!("miss: {line}"),
                Ground::Line(RealityPart::Challenge, line) => format!("challenge: {line}"),
            };
            Some((of, level, rests_on))
        });
        let found: Vec<_> = found.collect();
        assert_eq!(found.len(), stated.len(), "{slug}: {found:?}");
        for ((of, level, rests_on), (stated_of, stated_level, words)) in found.iter().zip(stated) {
            assert_eq!((of, level), (stated_of, stated_level), "{slug}");
            let (part, words) = words.split_once(": ").unwrap_or(("", words));
            assert!(
                rests_on.starts_with(part) && rests_on.contains(words),
                "{slug}, {of:?}: {rests_on}"
            );
        }
    }
}

/// `saved/items.txt` lists every id that was ever published; a retired one behind a `-`.
#[test]
fn what_was_published_once_keeps_its_name() {
    let listed = include_str!("saved/items.txt");
    let (retired, kept): (Vec<_>, Vec<_>) = listed.lines().partition(|line| line.starts_with('-'));
    let published: Vec<_> = catalogue()
        .pathways
        .iter()
        .flat_map(|pathway| pathway.items())
        .map(|item| item.id.as_str())
        .collect();
    for id in &kept {
        assert!(
            published.contains(id),
            "{id} is gone: learners’ ticks hang on it. To retire it, put a - before it in tests/saved/items.txt"
        );
    }
    for id in retired {
        let id = id.trim_start_matches(['-', ' ']);
        assert!(
            !published.contains(&id),
            "{id} was retired: a new task needs a new id"
        );
    }
    assert_eq!(
        kept.len(),
        published.len(),
        "list new entries in tests/saved/items.txt"
    );
}
