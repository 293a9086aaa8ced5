//! Following pathways, ticking work off, and changing one's mind.

use serde_json::json;
use thirtyfour::Key;

use crate::learner::Learner;

const CHATBOT: &str = "Build a chatbot that uses retrieval-augmented generation (RAG)";

#[tokio::test]
async fn a_learner_follows_a_pathway_and_is_told_what_is_next() {
    let learner = Learner::opens("/plan/").await;
    learner
        .sees("Follow one and your next task appears here.")
        .await;
    learner.presses("Follow NLP Engineer").await;
    learner.sees("NLP Engineer added.").await;
    learner.sees("0 of 29 done").await;
    learner
        .sees("Install PyTorch, then run a notebook with a basic operation on tensors")
        .await;
    learner
        .ticks("Install PyTorch, then run a notebook with a basic operation on tensors")
        .await;
    learner.sees("1 of 29 done").await;
    learner.follows("Progress").await;
    learner.sees("Day What Part of").await;
    learner.follows("Explore").await;
    learner.sees_the_count(".standing li", 1).await;
    learner
        .sees("Next: Read the abstract of the paper ‘Attention Is All You Need’")
        .await;
    learner.follows("My plan").await;
    learner.is_on_the_page("Today").await;
    learner.leaves().await;
}

#[tokio::test]
async fn done_once_is_done_everywhere() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner
        .ticks("Finish the first course of Coursera’s NLP Specialization")
        .await;
    learner
        .sees("Same work as: AI Localization Specialist, This month")
        .await;
    learner.follows("About").await;
    learner
        .ticks("NLP Fundamentals (Tokenization, Embeddings, Sequence Models)")
        .await;
    learner.follows("Roadmap").await;
    learner
        .sees_done("Finish DeepLearning.AI’s NLP Specialization on Coursera")
        .await;
    learner
        .goes_to("/roadmap/ai-localization-specialist/")
        .await;
    learner
        .sees_done("Finish the first course of Coursera’s NLP specialization")
        .await;
    learner
        .ticks("Finish the first course of Coursera’s NLP specialization")
        .await;
    learner.goes_to("/roadmap/nlp-engineer/").await;
    learner
        .sees_not_done("Finish the first course of Coursera’s NLP Specialization")
        .await;
    learner
        .sees_done("Finish DeepLearning.AI’s NLP Specialization on Coursera")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_last_change_can_be_undone() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.ticks(CHATBOT).await;
    learner.sees(&format!("Done: {CHATBOT}.")).await;
    learner.sees("1 of 29 done").await;
    learner.presses("Undo").await;
    learner.sees_not_done(CHATBOT).await;
    learner.sees("0 of 29 done").await;
    learner.sees(&format!("Undone: “Done: {CHATBOT}.”")).await;
    learner.reloads().await;
    learner.sees_not_done(CHATBOT).await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_message_of_a_change_stays_until_it_is_dismissed() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.ticks(CHATBOT).await;
    learner.follows("My plan").await;
    learner.sees(&format!("Done: {CHATBOT}.")).await;
    learner.presses("Dismiss").await;
    learner.no_longer_sees(&format!("Done: {CHATBOT}.")).await;
    learner.follows("Progress").await;
    learner.sees(CHATBOT).await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_reset_asks_first_and_can_be_undone() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.presses("Follow NLP Engineer").await;
    learner.ticks(CHATBOT).await;
    learner.goes_to("/plan/data/").await;
    learner.presses("Delete my plan").await;
    learner
        .sees("This deletes 1 tick, 1 pathway you follow, your schedule")
        .await;
    learner.presses("Keep my plan").await;
    learner.no_longer_sees("This deletes").await;
    learner.presses("Delete my plan").await;
    learner.types(Key::Escape).await;
    learner.no_longer_sees("This deletes").await;
    learner.presses("Delete my plan").await;
    learner.presses("Delete it").await;
    learner
        .sees("Your plan is empty: there is nothing to delete.")
        .await;
    learner.sees("Plan deleted, with 1 tick.").await;
    learner.presses("Undo").await;
    learner.follows("Today").await;
    learner.sees("1 of 29 done").await;
    learner.reloads().await;
    learner.sees("1 of 29 done").await;
    learner.leaves().await;
}

#[tokio::test]
async fn leaving_a_pathway_keeps_what_is_done() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.presses("Follow NLP Engineer").await;
    learner.ticks(CHATBOT).await;
    learner.presses("Stop following NLP Engineer").await;
    learner
        .sees("NLP Engineer removed. Your ticks are kept.")
        .await;
    learner.sees_done(CHATBOT).await;
    learner.leaves().await;
}

#[tokio::test]
async fn what_is_done_can_be_taken_back_from_the_list() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.ticks(CHATBOT).await;
    learner.goes_to("/plan/progress/").await;
    learner.presses("Undo tick").await;
    learner
        .sees("Nothing is ticked yet. Whatever you tick, on any page, is listed here with its day.")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn everything_done_is_an_arrival() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.presses("Follow NLP Engineer").await;
    let all = "document.querySelectorAll('.tick input:not(:checked)').forEach(box => box.checked || box.click())";
    learner.runs(all).await;
    learner.follows("About").await;
    learner.sees("The steps in short").await;
    learner.runs(all).await;
    learner.sees("All 29 done").await;
    learner.follows("My plan").await;
    learner
        .sees("Everything is done or known. Congratulations, you have arrived.")
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_keyboard_is_enough() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.types(Key::Tab).await;
    learner.sees("Skip to the content").await;
    learner.types(Key::Enter).await;
    learner
        .waits_until("return document.activeElement.id === 'content'")
        .await;
    learner.types(Key::Tab).await;
    learner
        .waits_until("return document.activeElement.textContent.startsWith('Follow')")
        .await;
    learner.types(" ").await;
    learner.sees("NLP Engineer added.").await;
    for _ in 0..100 {
        learner.types(Key::Tab).await;
        if learner.runs("return document.activeElement.id").await == "do-nlp-engineer--rag-chatbot"
        {
            break;
        }
    }
    let in_view = "const box = document.activeElement.getBoundingClientRect();
        return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === document.activeElement";
    learner.waits_until(in_view).await;
    learner.types(" ").await;
    learner.sees_done(CHATBOT).await;
    learner.leaves().await;
}

#[tokio::test]
async fn the_focus_is_never_lost() {
    let focused = |id: &str| format!("return document.activeElement.id === '{id}'");
    let learner = Learner::opens("/plan/").await;
    learner.presses("Follow NLP Engineer").await;
    learner.waits_until(&focused("next")).await;
    learner
        .ticks("Join HuggingFace’s community on Discord")
        .await;
    learner
        .waits_until(&focused("do-nlp-engineer--join-huggingface-discord"))
        .await;
    learner
        .ticks("Read the abstract of the paper ‘Attention Is All You Need’")
        .await;
    learner.presses("Undo").await;
    learner.has_the_focus_on("Undo").await;
    learner.presses("Dismiss").await;
    learner
        .waits_until(&focused("do-nlp-engineer--read-attention-abstract"))
        .await;
    learner.follows("Progress").await;
    learner.presses("Undo tick").await;
    learner.waits_until(&focused("done")).await;
    learner.follows("Data").await;
    learner.presses("Delete my plan").await;
    learner.presses("Delete it").await;
    learner.waits_until(&focused("reset")).await;
    learner.follows("Today").await;
    learner.presses("Follow NLP Engineer").await;
    learner.presses("Stop following NLP Engineer").await;
    learner.waits_until(&focused("next")).await;
    learner.goes_to("/compare/").await;
    learner.follows("Remove NLP Engineer").await;
    learner.waits_until(&focused("picker")).await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_double_click_changes_one_thing() {
    let learner = Learner::opens("/roadmap/nlp-engineer/").await;
    learner.presses("Follow NLP Engineer").await;
    learner.ticks(CHATBOT).await;
    learner
        .ticks("Build an app that generates text with GPT-2")
        .await;
    learner.goes_to("/plan/progress/").await;
    learner.sees_the_count(".history tbody tr", 2).await;
    learner.double_presses("Undo tick").await;
    learner.sees_the_count(".history tbody tr", 1).await;
    learner.follows("Today").await;
    learner.sees("1 of 29 done").await;
    learner
        .ticks("Join HuggingFace’s community on Discord")
        .await;
    learner
        .sees_done("Join HuggingFace’s community on Discord")
        .await;
    learner.sees("2 of 29 done").await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_tick_is_of_the_day_that_the_learners_own_clock_shows() {
    // The first and the last to have a day: theirs are never the same.
    for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago"] {
        let learner = Learner::opens("/roadmap/nlp-engineer/").await;
        let there = json!({ "timezoneId": zone });
        learner.sets("Emulation.setTimezoneOverride", there).await;
        learner.reloads().await;
        learner.ticks(CHATBOT).await;
        learner.goes_to("/plan/progress/").await;
        let today = "return new Intl.DateTimeFormat('en-GB', { timeZone: arguments[0], dateStyle: 'long' }).format(new Date())";
        let today = learner.runs_with(today, vec![zone.into()]).await;
        learner.sees(today.as_str().expect("a day")).await;
    }
}

#[tokio::test]
async fn today_is_one_list_for_all_roles_followed() {
    let learner = Learner::opens("/method/").await;
    let both = [
        ("follows/nlp-engineer", "1"),
        ("follows/ai-research-engineer", "2"),
        ("pace/start", "2026-01-05"),
    ];
    learner.has_entered(&both).await;
    for width in [360, 1440] {
        learner.has_a_window_of(width).await;
        learner.goes_to("/plan/").await;
        learner.sees("This week").await;
        learner.sees("days) behind").await;
        learner.sees("counts for both roles").await;
        learner.sees("was due").await;
        // No piece of work stands there twice.
        let twice = "const ids = [...document.querySelectorAll('.agenda input[type=checkbox]')].map(box => box.id);
            return ids.length > 4 && new Set(ids).size === ids.length";
        learner.waits_until(twice).await;
        learner.sees_the_count(".today .map", 1).await;
    }
    learner.leaves().await;
}

#[tokio::test]
async fn each_page_of_the_plan_is_a_tab_with_a_heading_and_a_title_of_its_own() {
    let learner = Learner::opens("/plan/").await;
    for width in [320, 1440] {
        learner.has_a_window_of(width).await;
        for (tab, heading) in [
            ("Schedule", "Schedule"),
            ("Skills", "Skills"),
            ("Decide", "Decide"),
            ("Progress", "Progress"),
            ("Data", "Your data"),
            ("Today", "Today"),
        ] {
            learner.follows(tab).await;
            learner.is_on_the_page(heading).await;
            let current = format!(
                "const current = document.querySelector('.tabs [aria-current=page]');
                const box = current.getBoundingClientRect();
                return current.textContent === '{tab}' && box.left >= 0 && box.right <= innerWidth
                    && document.title.endsWith('My plan · Interchange')
                    && document.activeElement === document.querySelector('h1')
                    && document.documentElement.scrollWidth <= innerWidth"
            );
            learner.waits_until(&current).await;
        }
    }
    learner.leaves().await;
}

#[tokio::test]
async fn addresses_from_when_the_plan_was_one_page_lead_to_its_pages() {
    let learner = Learner::opens("/method/").await;
    for (part, address) in [
        ("pace", "/plan/schedule/#pace"),
        ("dates", "/plan/schedule/#dates"),
        ("take", "/plan/schedule/#take"),
        ("skills", "/plan/skills/#skills"),
        ("money", "/plan/decide/#money"),
        ("done", "/plan/progress/#done"),
        ("share", "/plan/data/#share"),
        ("kept", "/plan/data/#kept"),
        ("follow", "/plan/#next"),
    ] {
        learner.goes_to("/method/").await;
        learner.goes_to(&format!("/plan/#{part}")).await;
        learner.sees_the_address(address).await;
        let id = address.rsplit('#').next().expect("a part");
        learner
            .waits_until(&format!("return document.activeElement.id === '{id}'"))
            .await;
    }
    learner.goes_back().await;
    learner.is_on_the_page("Method and sources").await;
    learner.leaves().await;
}

#[tokio::test]
async fn one_of_several_roles_is_chosen_and_that_can_be_undone() {
    let learner = Learner::opens("/method/").await;
    let both = [
        ("follows/nlp-engineer", "1"),
        ("follows/ai-research-engineer", "2"),
    ];
    learner.has_entered(&both).await;
    learner.goes_to("/plan/decide/").await;
    learner
        .presses("Choose this one: AI Research Engineer")
        .await;
    learner
        .sees("AI Research Engineer chosen. Your ticks are kept.")
        .await;
    learner.no_longer_sees("Choose this one").await;
    learner.presses("Undo").await;
    learner.sees_the_count(".chosen p", 2).await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_skill_is_rated_once_for_all_roles_and_says_what_that_saves() {
    let learner = Learner::opens("/method/").await;
    let both = [
        ("follows/nlp-engineer", "1"),
        ("follows/ai-research-engineer", "2"),
    ];
    learner.has_entered(&both).await;
    learner.goes_to("/plan/skills/").await;
    learner.sees("PyTorch/TensorFlow").await;
    let rows = "return [...document.querySelectorAll('.ratings legend')].filter(legend => legend.textContent.includes('PyTorch')).length";
    assert_eq!(learner.runs(rows).await, json!(1));
    learner
        .sees_the_count(".ratings fieldset:has(input[value=solid]:checked)", 0)
        .await;
    let solid = "const row = [...document.querySelectorAll('.ratings fieldset')].find(row => row.textContent.includes('PyTorch'));
        row.querySelector('input[value=solid]').click();";
    learner.runs(solid).await;
    learner.sees("hours less.").await;
    learner.sees("your PyTorch/TensorFlow is solid").await;
    learner.reloads().await;
    learner
        .sees_the_count(".ratings fieldset:has(input[value=solid]:checked)", 1)
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_skill_that_is_ticked_is_solid_and_one_that_is_less_is_not_ticked() {
    let learner = Learner::opens("/pathways/nlp-engineer/").await;
    learner.presses("Follow NLP Engineer").await;
    let skill = "Transformers & Attention Mechanisms";
    learner.ticks(skill).await;
    learner.sees("1 of 29 done").await;
    learner.follows("My plan").await;
    learner.follows("Skills").await;
    let chosen = |rating: &str| {
        format!(
            "const row = [...document.querySelectorAll('.ratings fieldset')].find(row => row.textContent.includes('{skill}'));
            return row?.querySelector('input[value={rating}]')"
        )
    };
    learner
        .waits_until(&format!("{}.checked", chosen("solid")))
        .await;
    learner
        .sees(&format!("20 hours less: your {skill} is solid."))
        .await;
    learner.runs(&format!("{}.click()", chosen("some"))).await;
    learner.sees(&format!("you know some {skill}")).await;
    learner.goes_to("/pathways/nlp-engineer/").await;
    learner.sees_not_done(skill).await;
    learner.sees("0 of 29 done").await;
    learner.goes_to("/plan/skills/").await;
    learner
        .waits_until(&format!("{}.checked", chosen("some")))
        .await;
    learner.runs(&format!("{}.click()", chosen("solid"))).await;
    learner.sees(&format!("Done: {skill}.")).await;
    learner.goes_to("/pathways/nlp-engineer/").await;
    learner.sees_done(skill).await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_skill_that_was_rated_solid_long_ago_is_ticked_and_can_be_unticked() {
    let learner = Learner::opens("/method/").await;
    let before = [("rating/nlp-engineer/transformers", "solid")];
    learner.has_entered(&before).await;
    learner.goes_to("/pathways/nlp-engineer/").await;
    let skill = "Transformers & Attention Mechanisms";
    learner.sees_done(skill).await;
    learner.sees("1 of 29 done").await;
    learner.ticks(skill).await;
    learner.sees_not_done(skill).await;
    learner.sees("0 of 29 done").await;
    learner.presses("Undo").await;
    learner.sees_done(skill).await;
    learner.reloads().await;
    learner.sees_done(skill).await;
    learner.leaves().await;
}
