//! The words for what most lists tell of, in some languages other than English.

use super::Topic;

/// Words for columns and labels that say nothing else, in small letters.
const WORDS: &[(&[&str], Topic)] = &[
    (
        &[
            "projekt",
            "projet",
            "nom",
            "proyecto",
            "nombre",
            "项目",
            "项目名称",
            "名称",
            "プロジェクト",
            "プロジェクト名",
            "名前",
        ],
        Topic::Project,
    ),
    (
        &[
            "beschreibung",
            "kurzbeschreibung",
            "zweck",
            "descripción",
            "描述",
            "简介",
            "说明",
            "説明",
            "概要",
        ],
        Topic::Goal,
    ),
    (
        &["lizenz", "licencia", "许可证", "开源协议", "ライセンス"],
        Topic::License,
    ),
    (
        &[
            "webseite",
            "webauftritt",
            "site web",
            "sitio web",
            "página web",
            "网站",
            "官网",
            "主页",
            "ウェブサイト",
            "公式サイト",
        ],
        Topic::Homepage,
    ),
    (
        &[
            "quellcode",
            "code source",
            "dépôt",
            "código fuente",
            "repositorio",
            "源码",
            "仓库",
            "リポジトリ",
        ],
        Topic::Repository,
    ),
];

/// What words are about that are all that a column or label says.
pub(super) fn topic(words: &str) -> Option<Topic> {
    let wanted = words.trim().to_lowercase();
    let known = WORDS.iter().find(|(names, _)| names.contains(&&*wanted))?;
    Some(known.1)
}
