//! Words for what went wrong with a file, or what its shape cannot give: what happened, what was kept, what to do.

use super::Text;
use crate::source::ProblemCode;
use crate::worker::messages::{SourceNote, SourceView};

/// A problem in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What happened, with the place where known.
    pub happened: String,
    /// What was kept.
    pub kept: String,
    /// What to do now.
    pub todo: &'static str,
}

/// The problem of a file, if it has one: why it cannot be read on, or that rows of it could not be read, or not be believed.
#[must_use]
pub fn of_source(text: Text, source: &SourceView) -> Option<Problem> {
    let (mut happened, todo) = match source.problem {
        Some(ProblemCode::DateOrder) if source.readings.is_some() => (
            text.problem_date_order().to_owned(),
            text.problem_date_order_ask(),
        ),
        Some(code) => (happened(text, code).to_owned(), todo(text, code)),
        None if source.unreadable > 0 => (
            text.problem_unreadable(source.unreadable),
            text.problem_unreadable_do(),
        ),
        None if source.misdated > 0 => (
            text.problem_misdated(source.misdated),
            text.problem_misdated_do(),
        ),
        None => return None,
    };
    if source.failed > 0 && source.files > 1 {
        let first = source.example.as_deref().unwrap_or(&source.name);
        // Behind the name of the source, which stands beside it.
        let own = first.strip_prefix(source.name.as_str()).unwrap_or(first);
        let first = own.trim_start_matches([' ', '›', '/']);
        let files = text.problem_of_files(source.failed, source.files, first);
        happened = format!("{files} {happened}");
    } else if let Some(example) = &source.example {
        happened.push(' ');
        happened.push_str(&text.problem_example(example));
    }
    if let Some(at) = source.problem_at {
        happened.push(' ');
        happened.push_str(&text.problem_at(at));
    }
    let kept = match source.records {
        0 => text.kept_none().to_owned(),
        n => text.kept_some(n),
    };
    Some(Problem {
        happened,
        kept,
        todo,
    })
}

/// What happened.
#[must_use]
pub fn happened(text: Text, code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::Empty => text.problem_empty(),
        ProblemCode::Html => text.problem_html(),
        ProblemCode::Image => text.problem_image(),
        ProblemCode::Excel => text.problem_excel(),
        ProblemCode::Binary => text.problem_binary(),
        ProblemCode::NotUtf8 => text.problem_not_utf8(),
        ProblemCode::NotSignIns => text.problem_not_sign_ins(),
        ProblemCode::HeaderUnknown => text.problem_header(),
        ProblemCode::DateOrder => text.problem_date_order(),
        ProblemCode::LocalTimes => text.problem_local_times(),
        ProblemCode::NoClientApp => text.problem_no_client_app(),
        ProblemCode::AdminDroid => text.problem_admin_droid(),
        ProblemCode::UnifiedAudit => text.problem_unified_audit(),
        ProblemCode::Truncated => text.problem_truncated(),
        ProblemCode::Malformed => text.problem_malformed(),
        ProblemCode::RecordTooLarge => text.problem_large(),
        ProblemCode::SecondTenant => text.problem_tenant(),
        ProblemCode::Stopped => text.problem_stopped(),
        ProblemCode::NotAnswered => text.problem_not_answered(),
        ProblemCode::CannotRead => text.problem_cannot_read(),
        ProblemCode::ArchiveDamaged => text.problem_archive_damaged(),
        ProblemCode::ArchiveEncrypted => text.problem_archive_encrypted(),
        ProblemCode::ArchiveNested => text.problem_archive_nested(),
        ProblemCode::ArchiveTooLarge => text.problem_archive_too_large(),
        ProblemCode::ArchiveRatio => text.problem_archive_ratio(),
        ProblemCode::ArchiveTooManyEntries => text.problem_archive_entries(),
        ProblemCode::ArchiveMethod => text.problem_archive_method(),
        ProblemCode::CaseDamaged => text.problem_case_damaged(),
        ProblemCode::CaseNewer => text.problem_case_newer(),
        ProblemCode::CaseTooLarge => text.problem_case_large(),
        ProblemCode::CaseLocked => text.problem_case_locked(),
    }
}

/// What to do now.
#[must_use]
pub fn todo(text: Text, code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::Empty => text.problem_empty_do(),
        ProblemCode::Html => text.problem_html_do(),
        ProblemCode::Image => text.problem_image_do(),
        ProblemCode::Excel => text.problem_excel_do(),
        ProblemCode::Binary => text.problem_binary_do(),
        ProblemCode::NotUtf8 => text.problem_not_utf8_do(),
        ProblemCode::NotSignIns => text.problem_not_sign_ins_do(),
        ProblemCode::HeaderUnknown => text.problem_header_do(),
        ProblemCode::DateOrder => text.problem_date_order_do(),
        ProblemCode::LocalTimes => text.problem_local_times_do(),
        ProblemCode::NoClientApp => text.problem_no_client_app_do(),
        ProblemCode::AdminDroid => text.problem_admin_droid_do(),
        ProblemCode::UnifiedAudit => text.problem_unified_audit_do(),
        ProblemCode::Truncated => text.problem_truncated_do(),
        ProblemCode::Malformed => text.problem_malformed_do(),
        ProblemCode::RecordTooLarge => text.problem_large_do(),
        ProblemCode::SecondTenant => text.problem_tenant_do(),
        ProblemCode::Stopped => text.problem_stopped_do(),
        ProblemCode::NotAnswered => text.problem_not_answered_do(),
        ProblemCode::CannotRead => text.problem_cannot_read_do(),
        ProblemCode::ArchiveDamaged => text.problem_archive_damaged_do(),
        ProblemCode::ArchiveEncrypted => text.problem_archive_encrypted_do(),
        ProblemCode::ArchiveNested => text.problem_archive_nested_do(),
        ProblemCode::ArchiveTooLarge => text.problem_archive_too_large_do(),
        ProblemCode::ArchiveRatio => text.problem_archive_ratio_do(),
        ProblemCode::ArchiveTooManyEntries => text.problem_archive_entries_do(),
        ProblemCode::ArchiveMethod => text.problem_archive_method_do(),
        ProblemCode::CaseDamaged => text.problem_case_damaged_do(),
        ProblemCode::CaseNewer => text.problem_case_newer_do(),
        ProblemCode::CaseTooLarge => text.problem_case_large_do(),
        ProblemCode::CaseLocked => text.problem_case_locked_do(),
    }
}

/// What a shape cannot give.
#[must_use]
pub fn note(text: Text, note: SourceNote) -> &'static str {
    match note {
        SourceNote::NoUserAgent => text.note_no_agent(),
        SourceNote::NoAuthDetails => text.note_no_details(),
        SourceNote::FromExchange => text.note_from_exchange(),
        SourceNote::CutAtLimit => text.note_cut(),
        SourceNote::UntranslatedClientApp => text.note_untranslated(),
        SourceNote::UntoldOutcome => text.note_untold_outcome(),
        SourceNote::ByColumnOrder => text.note_by_order(),
        SourceNote::NoRecords => text.note_no_records(),
        SourceNote::NotUserSignIns => text.note_not_user(),
        SourceNote::NoMatchingSignIns => text.note_no_match(),
        SourceNote::OtherTenantRecords => text.note_other_tenant(),
        SourceNote::CutDepth => text.note_cut_depth(),
        SourceNote::Summarised => text.note_summarised(),
        SourceNote::Windows1252 => text.note_windows_1252(),
        SourceNote::CountsCut => text.note_counts_cut(),
        SourceNote::DoubledNames => text.note_doubled_names(),
        SourceNote::PageOfSeveral => text.note_page_of_several(),
    }
}
