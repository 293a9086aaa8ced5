//! Charts, and the forms beside them.

use serde_json::json;
use thirtyfour::Key;

use crate::learner::Learner;

/// Where money is entered.
const MONEY: &str = "/plan/decide/";
/// Where hours and days are entered.
const SCHEDULE: &str = "/plan/schedule/";
/// Where progress is shown.
const PROGRESS: &str = "/plan/progress/";

const BEGUN: [(&str, &str); 6] = [
    ("follows/nlp-engineer", "1"),
    ("follows/ai-research-engineer", "2"),
    ("pace/start", "2026-01-05"),
    ("done/nlp-engineer/rag-chatbot", "2026-01-20"),
    ("done/nlp-engineer/lstm-sentiment", "2026-02-20"),
    ("money/pay", "60000"),
];

/// A learner who entered this before, and opens a page of their plan.
async fn with_plan(plan: &[(&str, &str)], path: &str) -> Learner {
    let learner = Learner::opens("/method/").await;
    learner.has_entered(plan).await;
    learner.goes_to(path).await;
    learner
}

/// The value stored under a name, in whichever replica.
async fn is_stored(learner: &Learner, name: &str, text: &str) {
    let stored = format!(
        "return Object.keys(localStorage).some(key => key.startsWith('interchange:j:')
            && JSON.parse(localStorage[key]).entries['{name}']?.[1] === '{text}')"
    );
    learner.waits_until(&stored).await;
}

#[tokio::test]
async fn amounts_are_read_as_people_write_them_and_it_is_said_how() {
    let learner = with_plan(&[], MONEY).await;
    learner.sees("No costs entered.").await;
    learner.enters("Your yearly pay", "60.000 €").await;
    learner.sees("Understood “60.000 €” as 60,000.").await;
    is_stored(&learner, "money/pay", "60000").await;
    is_stored(&learner, "money/currency", "€").await;
    learner.sees("€60,000").await;
    for (typed, says) in [
        ("85,5", "“85,5” could be 85.5 or 85,500. Enter it in full."),
        ("5000/month", "Enter the amount for a whole year."),
        ("a lot", "Enter one amount, such as 60,000 or 60k."),
        (
            "$72,000",
            "Your other amounts are in €, and nothing is converted.",
        ),
    ] {
        learner.enters("Your yearly pay", typed).await;
        learner.sees(says).await;
        is_stored(&learner, "money/pay", "60000").await;
    }
    for typed in ["72k", "72 000,00", "७२,०००", "EUR 72'000"] {
        learner.enters("Your yearly pay", typed).await;
        learner
            .sees(&format!("Understood “{typed}” as 72,000."))
            .await;
        is_stored(&learner, "money/pay", "72000").await;
    }
    learner.enters("Months without pay", "１２").await;
    learner.sees("Understood “１２” as 12.").await;
    learner.reloads().await;
    learner
        .sees("The move costs 12.0 months of your pay.")
        .await;
}

#[tokio::test]
async fn what_was_typed_into_a_field_and_not_stored_is_there_again() {
    const HOURS: &str = "return document.getElementById('hours').value";
    const START: &str = "return document.getElementById('start').value";
    const TYPED: &str = "You typed this before and it isn’t saved.";
    let learner = with_plan(
        &[("pace/start", "2027-01-04"), ("pace/hours", "10")],
        SCHEDULE,
    )
    .await;
    // A browser that crashed has stored nothing when the page went away.
    learner
        .runs("localStorage['interchange:draft:field/hours'] = '12'")
        .await;
    learner.reloads().await;
    learner.sees(TYPED).await;
    assert_eq!(learner.runs(HOURS).await, json!("12"));
    is_stored(&learner, "pace/hours", "10").await;
    learner
        .runs("document.getElementById('hours').focus()")
        .await;
    learner.types(Key::Enter).await;
    learner.no_longer_sees(TYPED).await;
    is_stored(&learner, "pace/hours", "12").await;
    // What can't be stored stays as it was typed.
    learner.enters("Hours a week", "many").await;
    learner.reloads().await;
    learner.sees(TYPED).await;
    assert_eq!(learner.runs(HOURS).await, json!("many"));
    learner.enters("Hours a week", "9").await;
    learner.no_longer_sees(TYPED).await;
    is_stored(&learner, "pace/hours", "9").await;
    // Half a date is no draft, and takes nothing away.
    learner
        .runs("document.getElementById('start').focus()")
        .await;
    learner.types(Key::Backspace).await;
    learner.reloads().await;
    learner.sees_the_program().await;
    learner
        .waits_until("return document.getElementById('start').value === '2027-01-04'")
        .await;
    learner
        .runs("document.getElementById('start').focus()")
        .await;
    learner.types(Key::Enter).await;
    is_stored(&learner, "pace/start", "2027-01-04").await;
    assert_eq!(learner.runs(START).await, json!("2027-01-04"));
    learner.leaves().await;
}

#[tokio::test]
async fn a_field_that_was_not_left_is_stored_when_the_page_goes_away() {
    let learner = with_plan(&[], MONEY).await;
    let focus = "document.getElementById('pay').focus()";
    learner.runs(focus).await;
    learner.types("85k").await;
    learner.reloads().await;
    learner
        .waits_until("return document.getElementById('pay').value === '85,000'")
        .await;
    is_stored(&learner, "money/pay", "85000").await;
}

#[tokio::test]
async fn money_is_told_claim_by_claim() {
    let learner = with_plan(&BEGUN[..1], MONEY).await;
    learner.sees("Enter your pay to see it as bars.").await;
    learner.enters("Currency (optional)", "PLN").await;
    learner.enters("Your yearly pay", "60,000").await;
    learner
        .sees_in_order(&[
            "+53%",
            "Now PLN 60,000",
            "After PLN 91,800",
            "Straight away",
        ])
        .await;
    learner.enters("Courses and other costs", "1000").await;
    learner.enters("Months without pay", "3").await;
    learner.sees("The move costs 3.2 months of your pay.").await;
    learner
        .sees_in_order(&[
            "+53%",
            "Now PLN 60,000",
            "After PLN 91,800",
            "Pays for itself After 7 months",
            "+50% to +80%",
            "PLN 90,000 to PLN 108,000",
            "After 4 to 7 months",
        ])
        .await;
    learner.reloads().await;
    learner.sees("The move costs 3.2 months of your pay.").await;
    // Bars and values say the same, on one scale.
    let bars = "return [...document.querySelectorAll('.pay-claim .bar')].map(bar =>
        Math.round(bar.querySelector('rect').getBoundingClientRect().width * 60000
            / document.querySelector('.pay-claim .now rect').getBoundingClientRect().width / 100))";
    assert_eq!(learner.runs(bars).await, json!([600, 918, 600, 900]));
}

#[tokio::test]
async fn a_date_is_stored_when_its_field_is_left_and_not_before() {
    let learner = with_plan(
        &[("follows/nlp-engineer", "1"), ("pace/start", "2026-05-05")],
        SCHEDULE,
    )
    .await;
    learner
        .waits_until("return document.getElementById('start').value === '2026-05-05'")
        .await;
    let keys = async |keys: &str| {
        let typed = learner.window().action_chain().send_keys(keys);
        typed.perform().await.expect("keys can be pressed");
        learner.rests(200).await;
    };
    // The month comes first where browsers speak American English. After the 0 its value is "".
    learner
        .runs("document.getElementById('start').focus()")
        .await;
    keys("0").await;
    is_stored(&learner, "pace/start", "2026-05-05").await;
    keys("6").await;
    is_stored(&learner, "pace/start", "2026-05-05").await;
    learner.runs("document.activeElement.blur()").await;
    is_stored(&learner, "pace/start", "2026-06-05").await;
    // Half a date changes nothing, stays as it is, and says so.
    learner
        .runs("document.getElementById('start').focus()")
        .await;
    keys("\u{e003}").await;
    learner.runs("document.activeElement.blur()").await;
    learner
        .sees("This date is incomplete or not in the calendar. Nothing has changed.")
        .await;
    is_stored(&learner, "pace/start", "2026-06-05").await;
    // A year is typed digit by digit: 0002, 0020, 0202, 2027.
    learner
        .runs("document.getElementById('start').focus()")
        .await;
    keys("07052027").await;
    is_stored(&learner, "pace/start", "2026-06-05").await;
    keys("\u{e007}").await;
    is_stored(&learner, "pace/start", "2027-07-05").await;
}

#[tokio::test]
async fn no_label_of_a_chart_covers_another_at_any_width() {
    let learner = with_plan(&BEGUN, PROGRESS).await;
    learner.sees("Done and planned").await;
    let covered = "const overlaps = [];
        for (const figure of document.querySelectorAll('.burn-up')) {
            const labels = [...figure.querySelectorAll('text')]
                .map(label => [label.textContent, label.getBoundingClientRect()])
                .filter(([, box]) => box.width > 0);
            labels.forEach(([one, a], at) => labels.slice(at + 1).forEach(([other, b]) => {
                if (a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom)
                    overlaps.push(`${one} and ${other}`);
            }));
            for (const [text, box] of labels)
                if (box.left < 0 || box.right > innerWidth) overlaps.push(`${text} is outside`);
        }
        if (document.documentElement.scrollWidth > innerWidth) overlaps.push('it scrolls sideways');
        return overlaps";
    for width in [320, 360, 768, 1440] {
        learner.has_a_window_of(width).await;
        assert_eq!(learner.runs(covered).await, json!([]), "{width} px");
    }
    // The control: text isn't stretched with the lines.
    let letters = "const box = document.querySelector('.burn-up .today text').getBBox();
        return box.width < 4 * box.height";
    assert_eq!(learner.runs(letters).await, json!(true));
}

#[tokio::test]
async fn the_days_on_which_something_was_done_stand_in_a_calendar() {
    let learner = with_plan(&[("follows/nlp-engineer", "1")], PROGRESS).await;
    learner.goes_to("/roadmap/nlp-engineer/").await;
    learner
        .ticks("Build a chatbot that uses retrieval-augmented generation (RAG)")
        .await;
    learner
        .ticks("Build an app that generates text with GPT-2")
        .await;
    learner.goes_to(PROGRESS).await;
    learner
        .sees("1 active day in the last 26 weeks; no pause.")
        .await;
    let today = "return document.querySelector('.active-days [aria-current=date]').textContent";
    assert_eq!(learner.runs(today).await, json!("2"));
    for (width, weeks) in [(1440, 26), (320, 13)] {
        learner.has_a_window_of(width).await;
        let shown = "const week = document.querySelector('.active-days tbody tr');
            return [[...week.querySelectorAll('td')].filter(day => day.checkVisibility()).length,
                document.documentElement.scrollWidth <= innerWidth]";
        assert_eq!(
            learner.runs(shown).await,
            json!([weeks, true]),
            "{width} px"
        );
    }
    learner.leaves().await;
}
