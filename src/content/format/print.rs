//! Prints values as JSON and as TOML, in lines that people read.

use std::fmt::Write;

/// The longest line, in characters, that several values share.
const WIDTH: usize = 100;

/// A value to be printed.
pub(super) enum Node {
    /// Left out of tables.
    Nothing,
    True,
    Number(i64),
    Text(String),
    List(Vec<Node>),
    Table(Vec<(&'static str, Node)>),
}

impl Node {
    /// An empty list for nothing.
    pub(super) fn even_if_empty(self) -> Self {
        match self {
            Self::Nothing => Self::List(vec![]),
            other => other,
        }
    }
}

/// The words of a syntax.
struct Words {
    indent: &'static str,
    equals: &'static str,
    quoted_keys: bool,
    /// Whether a table can have several lines.
    long_tables: bool,
}

const JSON: Words = Words {
    indent: "  ",
    equals: ": ",
    quoted_keys: true,
    long_tables: true,
};
const TOML: Words = Words {
    indent: "    ",
    equals: " = ",
    quoted_keys: false,
    long_tables: false,
};

/// Prints a value as JSON.
pub(super) fn json(node: &Node) -> String {
    let mut out = String::new();
    match node {
        Node::Table(_) => JSON.print_long(&mut out, node, 0),
        _ => JSON.print(&mut out, node, 0),
    }
    out.push('\n');
    out
}

/// Prints a table as TOML: short values first, then tables and lists of tables with headers.
pub(super) fn toml(node: &Node) -> String {
    let mut out = String::new();
    let Node::Table(fields) = node else {
        return out;
    };
    let has_header = |key: &str, value: &Node| match value {
        // The tables of figures are short, and belong to the facts at the top.
        Node::Table(_) => matches!(key, "source" | "reality" | "actions"),
        Node::List(list) => matches!(list.first(), Some(Node::Table(_))),
        _ => false,
    };
    let print_fields = |out: &mut String, fields: &[(&'static str, Node)]| {
        for (key, value) in fields {
            TOML.print_field(out, key, value, 0);
            out.push('\n');
        }
    };
    let (headed, plain): (Vec<_>, Vec<_>) = fields
        .iter()
        .partition(|(key, value)| has_header(key, value));
    for (key, value) in plain {
        TOML.print_field(&mut out, key, value, 0);
        out.push('\n');
    }
    for (key, value) in headed {
        match value {
            Node::Table(fields) => {
                let _ = write!(out, "\n[{key}]\n");
                print_fields(&mut out, fields);
            }
            Node::List(list) => {
                for value in list {
                    let _ = write!(out, "\n[[{key}]]\n");
                    if let Node::Table(fields) = value {
                        print_fields(&mut out, fields);
                    }
                }
            }
            _ => {}
        }
    }
    out
}

impl Words {
    fn print_field(&self, out: &mut String, key: &str, value: &Node, depth: usize) {
        self.print_key(out, key);
        self.print(out, value, depth);
    }

    fn print_key(&self, out: &mut String, key: &str) {
        if self.quoted_keys {
            print_text(out, key);
        } else {
            out.push_str(key);
        }
        out.push_str(self.equals);
    }

    /// Prints on the line that has begun where there is room, and otherwise on several.
    fn print(&self, out: &mut String, node: &Node, depth: usize) {
        let begin = out.len();
        let line_begin = out.rfind('\n').map_or(0, |at| at + 1);
        self.print_short(out, node);
        let is_long = match node {
            Node::List(list) => !list.is_empty(),
            Node::Table(_) => self.long_tables,
            _ => false,
        };
        // A comma may follow.
        if is_long && out[line_begin..].chars().count() >= WIDTH {
            out.truncate(begin);
            self.print_long(out, node, depth);
        }
    }

    fn print_short(&self, out: &mut String, node: &Node) {
        match node {
            Node::Nothing => {}
            Node::True => out.push_str("true"),
            Node::Number(number) => {
                let _ = write!(out, "{number}");
            }
            Node::Text(text) => print_text(out, text),
            Node::List(list) => {
                out.push('[');
                for (index, value) in list.iter().enumerate() {
                    out.push_str(if index > 0 { ", " } else { "" });
                    self.print_short(out, value);
                }
                out.push(']');
            }
            Node::Table(fields) => {
                out.push('{');
                for (index, (key, value)) in fields.iter().enumerate() {
                    out.push_str(if index > 0 { ", " } else { " " });
                    self.print_key(out, key);
                    self.print_short(out, value);
                }
                out.push_str(" }");
            }
        }
    }

    fn print_long(&self, out: &mut String, node: &Node, depth: usize) {
        let begin_line = |out: &mut String, depth: usize| {
            out.push('\n');
            out.extend(std::iter::repeat_n(self.indent, depth));
        };
        let (open, close) = if matches!(node, Node::List(_)) {
            ('[', ']')
        } else {
            ('{', '}')
        };
        out.push(open);
        match node {
            Node::List(list) => {
                for (index, value) in list.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    begin_line(out, depth + 1);
                    self.print(out, value, depth + 1);
                }
            }
            Node::Table(fields) => {
                for (index, (key, value)) in fields.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    begin_line(out, depth + 1);
                    self.print_field(out, key, value, depth + 1);
                }
            }
            _ => {}
        }
        begin_line(out, depth);
        out.push(close);
    }
}

/// A quoted text; both syntaxes escape the same way.
fn print_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
