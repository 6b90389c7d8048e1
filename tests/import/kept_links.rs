//! Links stand on a page where the document had them.

use crate::harness::list;
use crate::round_trip::round;

/// The rows come back as they were, or as others say the same.
fn come_back(head: &str, rows: &[(&str, &str)]) {
    let columns = head.matches('|').count() - 1;
    let rule = format!("|{}", " --- |".repeat(columns));
    let text = |side: fn(&(&str, &str)) -> String| -> String {
        let rows = rows.iter().map(|row| side(row) + "\n");
        format!("# T\n\n{head}\n{rule}\n{}", rows.collect::<String>())
    };
    let (_, page) = round(&text(|row| row.0.to_string()), None, &list("l"));
    let wanted = text(|row| row.1.to_string());
    assert!(page.ends_with(&wanted), "{wanted}\n{page}");
}

#[test]
fn links_in_what_is_said_of_a_project_stay_there() {
    let row = "| [Foo](https://github.com/a/foo) | Drop-in for [grep](https://grep.example) and [sed](https://sed.example) |";
    come_back("| Tool | Goal |", &[(row, row)]);
}

#[test]
fn a_name_leads_where_it_led_beside_a_column_of_pages() {
    let row = "| [Foo](https://github.com/a/foo) | <https://foo.example> |";
    come_back("| Project | Website |", &[(row, row)]);
}

#[test]
fn what_leads_to_code_in_a_column_of_links_stays_there() {
    come_back(
        "| Tool | Link | License |",
        &[
            (
                "| fd | [GitHub](https://github.com/sharkdp/fd) | MIT |",
                "| fd | [repository](https://github.com/sharkdp/fd) | MIT |",
            ),
            (
                "| ripgrep | <https://rg.example> | MIT |",
                "| ripgrep | <https://rg.example> | MIT |",
            ),
        ],
    );
}

#[test]
fn a_heading_that_is_a_link_comes_back_as_one() {
    let text = "# Ours\n\n## [Loader](https://github.com/acme/loader)\n\nMoves data.\n\n- **Maintainers:** [Jane](https://github.com/jane)\n\n## [Table](https://github.com/acme/table)\n\nTables.\n\n- **Website:** <https://table.example>\n";
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}

#[test]
fn links_in_the_description_of_a_section_stay_there() {
    let text = "# T\n\n## Storage\n\n### A\n\nStores [blocks](https://blocks.example) and files, see <https://files.example>.\n\nMoves [objects](https://moves.example) too.\n\n- **License:** MIT\n\n### B\n\n- **License:** MIT\n";
    let (_, page) = round(text, None, &list("l"));
    assert!(page.ends_with(text), "{page}");
}
