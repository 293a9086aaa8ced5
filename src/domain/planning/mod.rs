//! Planning: a pathway's work for one learner, its dates, and everything computed from them.

pub mod agenda;
pub mod burn_up;
pub mod calendar;
pub mod catch_up;
pub mod document;
pub mod effort;
pub mod forecast;
pub mod line_status;
pub mod next;
pub mod order;
pub mod pay_outlook;
pub mod schedule;
pub mod skill_effect;
pub mod target;
pub mod timetable;
pub mod undecided;
pub mod visit_reminder;
pub mod work_item;
