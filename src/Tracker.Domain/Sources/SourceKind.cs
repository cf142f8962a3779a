namespace Tracker.Domain.Sources;

public enum SourceKind
{
    [Label("Federal government")] OfficialFederal,
    [Label("State or local government")] OfficialLocal,
    [Label("The agreement itself")] AgreementDocument,
    [Label("Published list")] PublishedList,
    [Label("Statute or ordinance")] Statute,
    [Label("Court document")] Court,
    [Label("News report")] News,
    [Label("Press release")] PressRelease,
    [Label("Advocacy organisation")] Advocacy,
    [Label("Academic work")] Academic,
    [Label("Records release")] RecordsRelease,
    [Label("Dataset")] Dataset,
    [Label("Reference work")] Reference,
    [Label("Tip")] Tip,
    [Label("First-hand account")] FirstHand,
}
