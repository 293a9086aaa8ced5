//! My dates, my pace, my skills, my money.

use crate::learner::Learner;

/// A learner who follows these pathways and looks at their plan.
async fn who_follows(roles: &[&str]) -> Learner {
    let learner = Learner::opens("/").await;
    for role in roles {
        learner.presses(&format!("Follow {role}")).await;
    }
    learner.goes_to("/plan/schedule/").await;
    learner.sees("Arrival").await;
    learner
}

#[tokio::test]
async fn a_start_and_hours_give_every_step_its_dates() {
    let learner = who_follows(&["NLP Engineer"]).await;
    learner
        .sees("Say when you start, and every step and task gets its dates.")
        .await;
    learner.enters("The day you start", "2027-01-04").await;
    learner
        .sees("Start 4 January 2027. Arrive 14 July 2027.")
        .await;
    learner.enters("Hours a week", "20").await;
    learner
        .sees("Start 4 January 2027. Arrive 9 April 2027.")
        .await;
    learner.enters("Hours in one source week", "5").await;
    learner.sees("Arrive 20 February 2027").await;
    learner.sees("137 hours of work in all").await;
    learner.enters("Hours in one source week", "10").await;
    learner.ticks("Saturday").await;
    learner.ticks("Sunday").await;
    learner.sees("Arrive 8 April 2027").await;
    learner.enters("First day", "2027-02-01").await;
    learner.enters("Last day (optional)", "2027-02-07").await;
    learner.presses("Add days off").await;
    learner.sees("1 February 2027 to 7 February 2027").await;
    learner.sees("Arrive 15 April 2027").await;
    learner.follows("NLP Engineer").await;
    learner
        .sees("Start 4 January 2027. Arrive 15 April 2027.")
        .await;
    learner.sees("4 Jan 2027 – 21 Jan 2027").await;
    learner.sees("by 10 Jan 2027").await;
    learner.goes_back().await;
    learner
        .presses("Remove 1 February 2027 to 7 February 2027")
        .await;
    learner.sees("Arrive 8 April 2027").await;
    learner.presses("Undo").await;
    learner.sees("Arrive 15 April 2027").await;
    learner.reloads().await;
    learner.sees("Arrive 15 April 2027").await;
}

#[tokio::test]
async fn days_off_that_were_not_added_are_there_again_and_an_incomplete_day_adds_nothing() {
    let learner = who_follows(&["NLP Engineer"]).await;
    learner.enters("First day", "2027-02-01").await;
    learner.reloads().await;
    let is_there = "return document.getElementById('off-first').value === '2027-02-01'";
    learner.waits_until(is_there).await;
    learner
        .runs("document.getElementById('off-last').focus()")
        .await;
    learner.types("02").await;
    learner.presses("Add days off").await;
    learner.sees("This date is incomplete").await;
    learner.waits_until(is_there).await;
    learner
        .runs("document.getElementById('off-last').value = ''")
        .await;
    learner.presses("Add days off").await;
    learner.sees("Remove 1 February 2027").await;
    learner.reloads().await;
    learner.sees("Remove 1 February 2027").await;
    let is_empty = "return document.getElementById('off-first').value === ''";
    learner.waits_until(is_empty).await;
    learner.leaves().await;
}

#[tokio::test]
async fn a_double_click_removes_one_day_off_and_not_the_next_as_well() {
    let learner = who_follows(&["NLP Engineer"]).await;
    for day in ["2027-02-01", "2027-03-01"] {
        learner.enters("First day", day).await;
        learner.presses("Add days off").await;
    }
    learner.sees("Remove 1 March 2027").await;
    learner.double_presses("Remove 1 February 2027").await;
    learner.no_longer_sees("Remove 1 February 2027").await;
    learner.rests(300).await;
    learner.sees("Remove 1 March 2027").await;
    learner.leaves().await;
}

#[tokio::test]
async fn what_another_window_typed_and_then_changed_is_not_saved_by_this_one() {
    let learner = who_follows(&["NLP Engineer"]).await;
    learner.sees("Hours a week").await;
    let field = "[...document.querySelectorAll('label')].find(it => it.textContent.trim() === 'Hours a week').control";
    let types = format!(
        "const it = {field}; it.value = '8'; it.dispatchEvent(new Event('input', {{ bubbles: true }}))"
    );
    learner.runs(&types).await;
    let first = learner.tab().await;
    learner.opens_a_tab("/plan/schedule/").await;
    let second = learner.tab().await;
    learner.sees("You typed this before").await;
    // A window beside is never looked at again: it has to hear of it.
    let is_beside = "for (const kind of ['focus', 'visibilitychange']) addEventListener(kind, event => event.stopImmediatePropagation(), true)";
    learner.runs(is_beside).await;
    learner.looks_at(&first).await;
    learner.enters("Hours a week", "10").await;
    learner.looks_at(&second).await;
    learner.no_longer_sees("You typed this before").await;
    learner
        .waits_until(&format!("return {field}.value === '10'"))
        .await;
    learner.goes_to("/plan/schedule/").await;
    learner
        .waits_until(&format!("return {field}.value === '10'"))
        .await;
    learner.leaves().await;
}

#[tokio::test]
async fn what_cannot_be_used_is_said_beside_the_field_and_nothing_is_lost() {
    let learner = who_follows(&["NLP Engineer"]).await;
    learner.enters("The day you start", "2027-01-04").await;
    let typed = |label: &str, value: &str| {
        format!(
            "const field = [...document.querySelectorAll('label')].find(l => l.textContent.trim() === '{label}').control;
            return field.value === '{value}' && field.getAttribute('aria-invalid') === 'true'"
        )
    };
    for (wrong, wrong_hours) in [
        ("0", "Enter hours from ½ to 98."),
        ("-5", "Enter the hours as one number, such as 7 or 7.5."),
        ("200", "Enter hours from ½ to 98."),
        ("lots", "Enter the hours as one number, such as 7 or 7.5."),
    ] {
        learner.enters("Hours a week", wrong).await;
        learner.sees(wrong_hours).await;
        learner.waits_until(&typed("Hours a week", wrong)).await;
    }
    learner.sees("Arrive 14 July 2027").await;
    learner.enters("Hours a week", "10").await;
    learner.no_longer_sees("Enter hours from").await;
    learner.enters("The day you start", "2999-01-01").await;
    learner.sees("Choose a day between 2000 and 2099.").await;
    learner.enters("First day", "2027-02-07").await;
    learner.enters("Last day (optional)", "2027-02-01").await;
    learner.presses("Add days off").await;
    learner
        .sees("The last day has to be the first or after it, within a year.")
        .await;
    for day in [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ] {
        learner.ticks(day).await;
    }
    learner
        .sees("One day of the week has to be left to study on.")
        .await;
    learner
        .waits_until("return document.querySelectorAll('.weekdays input:checked').length === 6")
        .await;
    learner.sees("Arrive 18 July 2027").await;
}

#[tokio::test]
async fn what_is_known_shortens_the_plan_piece_by_piece() {
    let learner = who_follows(&["NLP Engineer"]).await;
    learner.follows("Skills").await;
    learner.sees("If solid, 50 hours less.").await;
    rates(&learner, "Transformers & Attention Mechanisms", "solid").await;
    learner.sees(" 50 hours less.").await;
    learner
        .sees("20 hours less: your Transformers & Attention Mechanisms is solid.")
        .await;
    learner
        .presses("Put back: Take a custom dataset and fine-tune BERT on it to classify text")
        .await;
    learner.sees(" 30 hours less.").await;
    learner
        .sees("Back in the plan with its whole 20 hours.")
        .await;
    learner.reloads().await;
    learner.sees(" 30 hours less.").await;
    learner
        .presses("Shorten again: Take a custom dataset and fine-tune BERT on it to classify text")
        .await;
    learner.sees(" 50 hours less.").await;
}

/// Rates the skill of this name.
async fn rates(learner: &Learner, skill: &str, rating: &str) {
    let choose = "[...document.querySelectorAll('.ratings fieldset')]
        .find(row => row.querySelector('legend').textContent.includes(arguments[0]))
        .querySelector(`input[value=${arguments[1]}]`).click()";
    learner
        .runs_with(choose, vec![skill.into(), rating.into()])
        .await;
}

#[tokio::test]
async fn what_is_lacking_is_warned_of_and_takes_the_learners_own_time() {
    let learner = who_follows(&["NLP Engineer"]).await;
    learner.follows("Skills").await;
    learner.ticks("Python").await;
    learner.sees("Without weeks, the dates leave it out.").await;
    learner.follows("Schedule").await;
    learner.sees("The dates leave out Python").await;
    learner.follows("Skills").await;
    learner.enters("Weeks for Python", "none").await;
    learner.sees("Enter whole weeks from 1 to 52.").await;
    learner.enters("Weeks for Python", "4").await;
    learner.follows("Schedule").await;
    learner.no_longer_sees("The dates leave out Python").await;
    learner.follows("Today").await;
    learner.sees("Learn Python 40 hours, Before step 1").await;
    learner.ticks("Learn Python").await;
    learner.sees("Learnt: Python.").await;
    learner.follows("Skills").await;
    learner.sees_done("Python is learnt now").await;
    learner.reloads().await;
    learner.sees_done("Python is learnt now").await;
}

#[tokio::test]
async fn what_several_roles_expect_is_asked_once() {
    let learner = who_follows(&["NLP Engineer", "AI Research Engineer"]).await;
    learner.follows("Skills").await;
    let lacks = |count: u8| {
        format!(
            "return document.querySelectorAll('.expected > li > div > .check:first-child input:not(:checked)').length === {count}"
        )
    };
    learner.waits_until(&lacks(0)).await;
    learner.ticks("Python").await;
    learner.waits_until(&lacks(1)).await;
    learner.ticks("Python").await;
    learner.waits_until(&lacks(0)).await;
}

#[tokio::test]
async fn who_is_behind_catches_up_and_keeps_the_original_plan_to_compare_with() {
    let learner = who_follows(&["Data Annotation Specialist"]).await;
    let start = "const day = new Date(Date.now() - 40 * 86400e3);
        return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map(n => String(n).padStart(2, '0')).join('-')";
    let start = learner.runs(start).await;
    learner
        .enters("The day you start", start.as_str().expect("a day"))
        .await;
    learner.sees("behind your plan.").await;
    learner
        .sees_in_order(&[
            "More hours for four weeks",
            "Spread it out",
            "Move the date",
        ])
        .await;
    learner
        .presses("Use this plan: More hours for four weeks")
        .await;
    learner.sees("behind your original plan.").await;
    learner.sees("hours a week, to catch up.").await;
    learner.no_longer_sees("Spread it out").await;
    learner.presses("Undo").await;
    learner.sees("behind your plan.").await;
    learner.presses("Use this plan: Move the date").await;
    learner.sees("Your original plan:").await;
    learner.reloads().await;
    learner.sees("behind your original plan.").await;
    learner.presses("Replace the original plan").await;
    learner.sees("You are on track.").await;
}

#[tokio::test]
async fn two_roles_share_the_hours_of_one_week() {
    let learner = who_follows(&["NLP Engineer", "AI Research Engineer"]).await;
    learner.enters("The day you start", "2098-01-06").await;
    learner
        .sees("If you did only this one: 16 July 2098.")
        .await;
    learner
        .sees("NLP Engineer 50 %, AI Research Engineer 50 %.")
        .await;
    learner.presses("NLP Engineer first").await;
    learner
        .sees("NLP Engineer 100 %, AI Research Engineer 0 %.")
        .await;
    learner.sees("Arrive 16 July 2098.").await;
    learner.enters("AI Research Engineer, in %", "30").await;
    learner
        .sees("NLP Engineer 70 %, AI Research Engineer 30 %.")
        .await;
    learner.enters("AI Research Engineer, in %", "130").await;
    learner.sees("Enter a share from 0 to 100.").await;
    learner.presses("Equal shares").await;
    learner
        .sees("NLP Engineer 50 %, AI Research Engineer 50 %.")
        .await;
}

#[tokio::test]
async fn a_target_date_says_what_hours_it_takes_and_hours_can_have_halves() {
    let learner = who_follows(&["NLP Engineer"]).await;
    learner.enters("The day you start", "2098-01-06").await;
    for typed in ["7,5", "7:30", "7h30", "7½"] {
        learner.enters("Hours a week", typed).await;
        learner.sees("Arrive 18 September 2098.").await;
    }
    learner.enters("Arrive by (optional)", "2098-07-20").await;
    learner
        .sees("To arrive by 20 July 2098 it takes 10 hours a week.")
        .await;
    learner.presses("Use 10 hours a week").await;
    learner.sees("Arrive 16 July 2098.").await;
    learner.enters("Arrive by (optional)", "2098-01-10").await;
    learner
        .sees(
            "10 January 2098 can’t be reached. On the days you study, 98 hours a week are the most",
        )
        .await;
    learner.enters("Arrive by (optional)", "2020-01-01").await;
    learner.sees("Choose a later day.").await;
    for day in [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
    ] {
        learner.ticks(day).await;
    }
    learner.enters("Hours a week", "98").await;
    learner
        .sees("On the days you study, 14 hours a week are the most: 14 a day.")
        .await;
}

#[tokio::test]
async fn who_is_undecided_sees_what_is_shared_and_what_a_switch_keeps() {
    let learner = who_follows(&["NLP Engineer", "AI Research Engineer"]).await;
    learner.follows("Decide").await;
    learner.sees("Still undecided?").await;
    learner.sees("You have 60 hours of shared work left.").await;
    learner.follows("Schedule").await;
    learner.enters("The day you start", "2098-01-06").await;
    learner.follows("Decide").await;
    learner
        .sees("You can stay undecided until 19 January 2098")
        .await;
    learner.goes_to("/roadmap/nlp-engineer/").await;
    learner
        .ticks("Go over Python for data science again: NumPy, Pandas and Matplotlib")
        .await;
    learner.goes_to("/plan/decide/").await;
    learner
        .sees_in_order(&["NLP Engineer → AI Research Engineer", "20 hours", "0 hours"])
        .await;
}
