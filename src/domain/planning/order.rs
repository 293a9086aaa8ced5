//! The order in which the work of several roles is done.
//!
//! 1. Each role keeps the order of its steps. The role that has had the least of its share goes on.
//! 2. Work that several roles ask for is done once: as soon as each of them has finished the steps
//!    before it. A role that has to wait for it leaves its hours to the others.
//! 3. Where all roles wait for each other, the one with the largest share goes on, and of equal ones the
//!    one that was followed first.
//!
//! A role without a share waits until the others are finished, and holds nothing up until then. Each turn
//! places one piece of work, so this ends whatever the roles ask for.

use std::collections::VecDeque;

/// The work that a role asks for.
#[derive(Clone, Debug, Default)]
pub struct RoleWork {
    /// The role's share; see [`Split::weights`](crate::domain::plan::split::Split::weights).
    pub weight: u32,
    /// The pieces of work of each step, by their index, each once.
    pub steps: Vec<Vec<usize>>,
}

/// Orders the pieces of work `0..minutes.len()`, each once. `minutes` are what they take; what takes none
/// holds nothing up and comes first. A piece that no role asks for is left out.
pub fn order_work(roles: &[RoleWork], minutes: &[u32]) -> Vec<usize> {
    let mut placed = vec![false; minutes.len()];
    let asked = roles.iter().flat_map(|role| role.steps.iter().flatten());
    let mut order: Vec<usize> = vec![];
    for work in asked.copied().filter(|work| minutes[*work] == 0) {
        if !std::mem::replace(&mut placed[work], true) {
            order.push(work);
        }
    }
    let with_share: Vec<_> = roles.iter().filter(|role| role.weight > 0).collect();
    Ordering::new(with_share, minutes, &mut placed).run(&mut order);
    // Those that waited, with equal shares.
    let waiting: Vec<_> = roles
        .iter()
        .filter(|role| role.weight == 0)
        .map(|role| RoleWork {
            weight: 1,
            steps: role.steps.clone(),
        })
        .collect();
    Ordering::new(waiting.iter().collect(), minutes, &mut placed).run(&mut order);
    order
}

/// A role's position.
struct Position {
    /// The index of the first step that isn't finished.
    step: usize,
    /// The index of the next work in it that may be the role's own.
    next: usize,
    /// For each step, the pieces that aren't placed.
    left: Vec<usize>,
    /// Minutes of its own work that were placed.
    minutes: u64,
}

struct Ordering<'a> {
    roles: Vec<&'a RoleWork>,
    minutes: &'a [u32],
    placed: &'a mut Vec<bool>,
    positions: Vec<Position>,
    /// For each piece of work, the roles that ask for it, and in which of their steps.
    asked_by: Vec<Vec<(usize, usize)>>,
    /// For each piece of work, how many of these roles haven't come to that step.
    missing: Vec<usize>,
    /// Shared work that nothing holds up.
    ready: VecDeque<usize>,
}

impl<'a> Ordering<'a> {
    fn new(roles: Vec<&'a RoleWork>, minutes: &'a [u32], placed: &'a mut Vec<bool>) -> Self {
        let mut asked_by = vec![vec![]; minutes.len()];
        let mut positions = vec![];
        for (role, work) in roles.iter().enumerate() {
            let mut left = vec![];
            for (step, works) in work.steps.iter().enumerate() {
                let open = works.iter().filter(|work| !placed[**work]);
                left.push(open.clone().count());
                for work in open {
                    asked_by[*work].push((role, step));
                }
            }
            positions.push(Position {
                step: 0,
                next: 0,
                left,
                minutes: 0,
            });
        }
        Self {
            missing: asked_by.iter().map(Vec::len).collect(),
            ready: VecDeque::new(),
            roles,
            minutes,
            placed,
            positions,
            asked_by,
        }
    }

    fn run(mut self, order: &mut Vec<usize>) {
        for role in 0..self.roles.len() {
            self.enter(role);
        }
        while let Some(work) = self.next() {
            order.push(work);
            self.place(work);
        }
    }

    /// Has a role begin its first step that isn't finished.
    fn enter(&mut self, role: usize) {
        let position = &mut self.positions[role];
        position.next = 0;
        while position.left.get(position.step) == Some(&0) {
            position.step += 1;
        }
        let Some(works) = self.roles[role].steps.get(position.step) else {
            return;
        };
        for work in works {
            if !self.placed[*work] && self.asked_by[*work].len() > 1 {
                self.missing[*work] -= 1;
                if self.missing[*work] == 0 {
                    self.ready.push_back(*work);
                }
            }
        }
    }

    fn next(&mut self) -> Option<usize> {
        while let Some(work) = self.ready.pop_front() {
            if !self.placed[work] {
                return Some(work);
            }
        }
        let mut chosen: Option<(usize, usize)> = None;
        for role in 0..self.roles.len() {
            let Some(work) = self.next_own(role) else {
                continue;
            };
            if chosen.is_none_or(|(other, _)| self.is_before(role, other)) {
                chosen = Some((role, work));
            }
        }
        if let Some((role, work)) = chosen {
            self.positions[role].minutes += u64::from(self.minutes[work]);
            return Some(work);
        }
        self.next_where_all_wait()
    }

    /// The next work of a role's step that no other role asks for.
    fn next_own(&mut self, role: usize) -> Option<usize> {
        let position = &mut self.positions[role];
        let works = self.roles[role].steps.get(position.step)?;
        while let Some(work) = works.get(position.next) {
            if !self.placed[*work] && self.asked_by[*work].len() == 1 {
                return Some(*work);
            }
            position.next += 1;
        }
        None
    }

    /// Whether a role goes on before another that was followed earlier.
    fn is_before(&self, role: usize, other: usize) -> bool {
        let weight = |role: usize| self.roles[role].weight;
        let used = |role: usize, by: usize| self.positions[role].minutes * u64::from(weight(by));
        let (ours, theirs) = (used(role, other), used(other, role));
        ours < theirs || ours == theirs && weight(role) > weight(other)
    }

    fn next_where_all_wait(&self) -> Option<usize> {
        let first_left = |role: usize| {
            let works = self.roles[role].steps.get(self.positions[role].step)?;
            works.iter().copied().find(|work| !self.placed[*work])
        };
        let all = (0..self.roles.len()).filter_map(|role| Some((role, first_left(role)?)));
        // The last of equals is taken, so they are in reverse.
        let all: Vec<_> = all.collect();
        let first = all
            .iter()
            .rev()
            .max_by_key(|(role, _)| self.roles[*role].weight);
        first.map(|(_, work)| *work)
    }

    fn place(&mut self, work: usize) {
        self.placed[work] = true;
        for (role, step) in self.asked_by[work].clone() {
            let position = &mut self.positions[role];
            position.left[step] -= 1;
            if position.step == step && position.left[step] == 0 {
                self.enter(role);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn role(weight: u32, steps: &[&[usize]]) -> RoleWork {
        let steps = steps.iter().map(|step| step.to_vec()).collect();
        RoleWork { weight, steps }
    }

    #[test]
    fn a_role_alone_keeps_its_order() {
        let one = role(1, &[&[3, 1], &[], &[0, 2]]);
        assert_eq!(order_work(&[one], &[60; 4]), [3, 1, 0, 2]);
    }

    #[test]
    fn equal_shares_take_turns() {
        let roles = [role(1, &[&[0, 1, 2]]), role(1, &[&[3, 4, 5]])];
        assert_eq!(order_work(&roles, &[60; 6]), [0, 3, 1, 4, 2, 5]);
        // A longer piece is made up for.
        assert_eq!(
            order_work(&roles, &[180, 60, 60, 60, 60, 60]),
            [0, 3, 4, 5, 1, 2]
        );
    }

    #[test]
    fn shares_of_seventy_to_thirty_are_kept() {
        let numbers: Vec<usize> = (0..20).collect();
        let roles = [role(70, &[&numbers[..10]]), role(30, &[&numbers[10..]])];
        let order = order_work(&roles, &[60; 20]);
        let first = order[..10].iter().filter(|work| **work < 10).count();
        assert_eq!((first, order.len()), (7, 20));
    }

    #[test]
    fn who_has_no_share_waits_and_holds_nothing_up() {
        let roles = [role(0, &[&[0], &[1], &[2]]), role(100, &[&[3], &[2, 4]])];
        assert_eq!(order_work(&roles, &[60; 5]), [3, 2, 4, 0, 1]);
    }

    #[test]
    fn shared_work_waits_for_the_earlier_steps_of_both_and_then_comes_first() {
        // 9 is shared: in the second step of one role, in the third of the other.
        let roles = [
            role(1, &[&[0], &[1, 9], &[2]]),
            role(1, &[&[3], &[4], &[5, 9]]),
        ];
        let minutes = [60; 10];
        let order = order_work(&roles, &minutes);
        // Step 2 of the first role is finished but for the shared work, so the other goes on.
        assert_eq!(order, [0, 3, 1, 4, 9, 2, 5]);
    }

    #[test]
    fn roles_that_wait_for_each_other_go_on_by_their_share() {
        // 0 in A.1 and B.3, 1 in A.3 and B.1.
        let cycle = |a, b| {
            let roles = [role(a, &[&[0], &[2], &[1]]), role(b, &[&[1], &[3], &[0]])];
            order_work(&roles, &[60; 4])
        };
        assert_eq!(cycle(1, 1), [0, 2, 1, 3]);
        assert_eq!(cycle(30, 70), [1, 3, 0, 2]);
        assert_eq!(cycle(100, 0), [0, 2, 1, 3]);
    }

    #[test]
    fn roles_that_share_all_are_done_at_once() {
        let steps: &[&[usize]] = &[&[0, 1], &[2]];
        let roles = [role(1, steps), role(1, steps), role(0, steps)];
        assert_eq!(order_work(&roles, &[60; 3]), [0, 1, 2]);
    }

    #[test]
    fn what_takes_no_time_holds_nothing_up() {
        let roles = [role(1, &[&[0], &[1]]), role(1, &[&[2], &[3], &[0]])];
        assert_eq!(order_work(&roles, &[0, 60, 60, 60]), [0, 1, 2, 3]);
    }

    fn any_roles() -> impl Strategy<Value = (Vec<RoleWork>, Vec<u32>)> {
        let step = prop::collection::vec(0..24_usize, 0..5);
        let role = (0..4_u32, prop::collection::vec(step, 0..6));
        let roles = prop::collection::vec(role, 1..5);
        (roles, prop::collection::vec(0..5_u32, 24)).prop_map(|(roles, minutes)| {
            let roles = roles.into_iter().map(|(weight, steps)| {
                let mut seen = vec![];
                let mut first = |work: &usize| {
                    let is_new = !seen.contains(work);
                    seen.push(*work);
                    is_new
                };
                let steps = steps.into_iter().map(|mut step| {
                    step.retain(&mut first);
                    step
                });
                RoleWork {
                    weight,
                    steps: steps.collect(),
                }
            });
            (roles.collect(), minutes)
        })
    }

    /// Whether each role can go through its steps without waiting: the steps of all roles, and what is in
    /// several of them, have no circle.
    fn has_no_circle(roles: &[RoleWork], minutes: &[u32]) -> bool {
        let mut placed: Vec<bool> = minutes.iter().map(|minutes| *minutes == 0).collect();
        let step_of =
            |role: &RoleWork, work: usize| role.steps.iter().position(|s| s.contains(&work));
        loop {
            let is_free = |work: usize| {
                roles.iter().all(|role| {
                    step_of(role, work).is_none_or(|step| {
                        role.steps[..step]
                            .iter()
                            .flatten()
                            .all(|work| placed[*work])
                    })
                })
            };
            let asked = roles
                .iter()
                .flat_map(|role| role.steps.iter().flatten().copied());
            let open: Vec<usize> = asked.filter(|work| !placed[*work]).collect();
            let Some(free) = open.iter().copied().find(|work| is_free(*work)) else {
                return open.is_empty();
            };
            placed[free] = true;
        }
    }

    proptest! {
        #[test]
        fn each_piece_that_is_asked_for_comes_once((roles, minutes) in any_roles()) {
            let mut order = order_work(&roles, &minutes);
            let mut asked: Vec<_> = roles.iter().flat_map(|role| role.steps.iter().flatten().copied()).collect();
            order.sort_unstable();
            asked.sort_unstable();
            asked.dedup();
            prop_assert_eq!(order, asked);
        }

        #[test]
        fn a_roles_own_work_never_comes_before_its_earlier_steps((roles, minutes) in any_roles()) {
            let order = order_work(&roles, &minutes);
            let at = |work: usize| order.iter().position(|placed| *placed == work).unwrap();
            let has_circle = !has_no_circle(&roles, &minutes);
            let is_shared = |work: usize| {
                roles.iter().filter(|role| role.steps.iter().flatten().any(|w| *w == work)).count() > 1
            };
            for role in &roles {
                for (number, step) in role.steps.iter().enumerate() {
                    for work in step.iter().filter(|work| minutes[**work] > 0) {
                        // Only a circle, or a role without a share, puts shared work earlier.
                        if is_shared(*work) && (has_circle || roles.iter().any(|role| role.weight == 0)) {
                            continue;
                        }
                        for earlier in role.steps[..number].iter().flatten() {
                            prop_assert!(at(*earlier) < at(*work), "{} before {}: {:?}", work, earlier, order);
                        }
                    }
                }
            }
        }
    }
}
