//! Code in a sentence is code in the entry and on the page.

use crate::harness::{Desk, list, taken};
use crate::round_trip::round;

/// Takes a list in, which comes back as it was; gives its page too.
fn kept(text: &str) -> (Desk, String) {
    let (_, page) = round(text, None, &list("l"));
    (taken(text, None).0, page)
}

#[test]
fn code_in_bullets_stays_code() {
    let list = "\
# List

- [A](https://a.example) - Like `grep`, see [rg](https://r.example); `[x](https://y.example)` is code. `go` `cli`
- [B](https://b.example) - Runs ``c`d`` and `e`.
- [C](https://c.example) - Uses `foo`, or [foo](https://f.example), or `foo` again.
  - More on `#f` here.
";
    let (desk, page) = kept(list);
    assert!(page.ends_with(list), "{page}");
    let a = desk.entry("a");
    assert_eq!(
        a.summary.as_deref(),
        Some("Like `grep`, see rg; `[x](https://y.example)` is code.")
    );
    assert_eq!(a.tags, ["go", "cli"]);
}

#[test]
fn code_in_sections_stays_code() {
    let list = "\
# List

## Graduated

### A

Uses `foo` for bar.

- **Repository:** <https://github.com/a/a>
- **Command:** `a --help`, or `a, b`
- **Docs:** [the docs](https://d.example) say `help`

### B

- **Repository:** <https://github.com/b/b>
- **Command:** `b`
";
    let (desk, page) = kept(list);
    assert!(page.ends_with(list), "{page}");
    assert_eq!(desk.entry("b").extra["command"], "`b`");
}

#[test]
fn code_in_cells_stays_code_and_says_what_words_say() {
    let (desk, page) = kept(
        "| Project | Summary | Level | License | Notes |\n|---|---|---|---|---|\n\
         | [A](https://a.example) | Like `grep` | `GA` | `MIT` | run `x`<br>or `y` |\n\
         | [B](https://b.example) | b | beta | MIT | `n/a` |\n",
    );
    let a = desk.entry("a");
    assert_eq!(a.license.as_deref(), Some("MIT"));
    assert_eq!(a.extra["notes"], "run `x`\nor `y`");
    let rows = "| [A](https://a.example) | Like `grep` | GA | MIT | run `x` <br> or `y` |\n\
                | [B](https://b.example) | b | beta | MIT |  |\n";
    assert!(page.ends_with(rows), "{page}");
}

#[test]
fn names_and_the_words_of_links_are_words() {
    let (desk, page) = kept(
        "# L\n\n- [`jq`](https://j.example) - Runs `a` with [the `b`](https://b.example) of it.\n",
    );
    assert_eq!(desk.entry("jq").name, "jq");
    let bullet = "- [jq](https://j.example) - Runs `a` with [the b](https://b.example) of it.\n";
    assert!(page.ends_with(bullet), "{page}");
}

#[test]
fn a_backtick_that_is_a_sign_makes_no_code() {
    for said in [
        r"A \` and `b` and \` c",
        r"A \`b\` and `c`.",
        "Runs `a|b` or `c`.",
    ] {
        let (desk, page) = kept(&format!("# L\n\n- [X](https://x.example) - {said}\n"));
        let summary = desk.entry("x").summary.clone().unwrap_or_default();
        assert!(summary.contains("b"), "{page}");
    }
}
