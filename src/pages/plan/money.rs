//! The cost of a move, and pay before and after it.

use leptos::prelude::*;

use super::pay_bars::pay_bars;
use crate::components::field::Field;
use crate::domain::catalogue::profile::Profile;
use crate::domain::input::amount::parse_amount;
use crate::domain::input::number::group_digits;
use crate::domain::plan::action::{Action, Setting};
use crate::domain::plan::money::{Currency, MAX_AMOUNT, Money as Figures, parse_months};
use crate::pages::home::PAGE_SIZE;
use crate::store::PlanStore;
use crate::store::catalogue::use_catalogue;

/// The learner's figures, and the outlook on pay that each claim of a source gives.
#[component]
pub fn Money() -> impl IntoView {
    let (store, catalogue) = (PlanStore::expect(), use_catalogue());
    let mine = Memo::new(move |_| store.with(|plan, _| plan.money.clone()));
    let change = move |change: &dyn Fn(&mut Figures)| {
        let mut money = mine.get_untracked();
        change(&mut money);
        store.dispatch(Action::Set(Setting::Money(money)));
    };
    let filled = |n: u32| {
        if n == 0 {
            String::new()
        } else {
            group_digits(n.into())
        }
    };
    let pay = Signal::derive(move || mine.with(|money| filled(money.pay.unwrap_or_default())));
    let spend = Signal::derive(move || mine.with(|money| filled(money.spend)));
    let unpaid = Signal::derive(move || mine.with(|money| filled(money.unpaid.into())));
    let currency = Signal::derive(move || {
        mine.with(|money| money.currency.as_ref().map(ToString::to_string))
            .unwrap_or_default()
    });
    let read = move |text: &str| mine.with_untracked(|money| read_amount(text, money));
    let set_pay = move |text: String| {
        let (pay, currency) = read(&text)?;
        let pay = (pay > 0).then_some(pay);
        change(&|money| {
            money.pay = pay;
            money.currency.clone_from(&currency);
        });
        Ok(())
    };
    let set_spend = move |text: String| {
        let (spend, currency) = read(&text)?;
        change(&|money| {
            money.spend = spend;
            money.currency.clone_from(&currency);
        });
        Ok(())
    };
    let set_unpaid = move |text: String| {
        let unpaid = parse_months(&text)?;
        change(&|money| money.unpaid = unpaid);
        Ok(())
    };
    let set_currency = move |text: String| {
        let currency = Currency::parse(&text)?;
        change(&|money| money.currency.clone_from(&currency));
        Ok(())
    };
    let follows = Memo::new(move |_| store.with(|plan, _| plan.follows.clone()));
    let bars = move || {
        let (money, follows, catalogue) = (mine.get(), follows.get(), catalogue.get());
        let is_followed = |profile: &&Profile| follows.contains(&profile.id);
        let mut profiles: Vec<_> = catalogue.profiles.iter().filter(is_followed).collect();
        if profiles.is_empty() {
            profiles = catalogue.profiles.iter().take(PAGE_SIZE).collect();
        }
        pay_bars(&profiles, &money)
    };
    view! {
        <div class="fields">
            <Field
                id="pay"
                label="Your yearly pay"
                keys="decimal"
                hint="In your own currency. It stays in this browser."
                value=pay
                set=set_pay
            />
            <Field
                id="currency"
                label="Currency (optional)"
                hint="A symbol or a code, such as € or PLN. Nothing is converted."
                value=currency
                set=set_currency
            />
            <Field
                id="spend"
                label="Courses and other costs"
                keys="decimal"
                value=spend
                set=set_spend
            />
            <Field
                id="unpaid"
                label="Months without pay"
                keys="numeric"
                hint="None, if you learn beside your job."
                value=unpaid
                set=set_unpaid
            />
        </div>
        <p role="status">{move || mine.with(cost)}</p>
        {bars}
        <p class="remark">
            "Each figure of a source has bars of its own, also where two contradict each other. Only pay and the costs above are counted: no taxes and no interest."
        </p>
    }
}

/// Reads an amount in the learner's currency, 0 for an empty text; and that currency, which may stand
/// beside the amount.
fn read_amount(text: &str, money: &Figures) -> Result<(u32, Option<Currency>), String> {
    let Some(typed) = parse_amount(text, MAX_AMOUNT)? else {
        return Ok((0, money.currency.clone()));
    };
    let currency = match (&money.currency, typed.currency) {
        (Some(own), Some(other)) if !own.is_same(other) => {
            return Err(format!(
                "Your other amounts are in {own}, and nothing is converted. Enter this one in {own} as well, or change the currency first."
            ));
        }
        (Some(own), _) => Some(own.clone()),
        (None, Some(typed)) => Currency::parse(typed)?,
        (None, None) => None,
    };
    Ok((typed.units, currency))
}

/// The cost of the move, in a sentence.
fn cost(money: &Figures) -> String {
    match money.cost_in_tenths_of_months() {
        _ if money.spend == 0 && money.unpaid == 0 => "No costs entered.".to_owned(),
        Some(tenths) => format!(
            "The move costs {}.{} months of your pay.",
            tenths / 10,
            tenths % 10
        ),
        None => "Enter your pay to see how many months of it the move costs.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(pay: Option<u32>, spend: u32, unpaid: u16) -> Figures {
        Figures {
            pay,
            spend,
            unpaid,
            currency: None,
        }
    }

    #[test]
    fn the_cost_is_told_in_months_of_pay() {
        let money = |pay, spend, unpaid| cost(&figures(pay, spend, unpaid));
        assert_eq!(
            money(Some(60_000), 1_000, 3),
            "The move costs 3.2 months of your pay."
        );
        assert_eq!(money(Some(60_000), 0, 0), "No costs entered.");
        assert!(money(None, 5, 0).starts_with("Enter your pay"));
    }

    #[test]
    fn a_currency_beside_an_amount_is_taken_over_and_never_mixed_with_another() {
        let mut money = figures(None, 0, 0);
        let euro = Currency::parse("€").unwrap();
        assert_eq!(read_amount("60 000 €", &money), Ok((60_000, euro.clone())));
        assert_eq!(read_amount("", &money), Ok((0, None)));
        money.currency = euro.clone();
        assert_eq!(read_amount("1.500", &money), Ok((1_500, euro.clone())));
        assert_eq!(read_amount("1.500 EUR", &money), Ok((1_500, euro)));
        let wrong = read_amount("$1,500", &money).unwrap_err();
        assert!(wrong.contains("nothing is converted"), "{wrong}");
    }
}
