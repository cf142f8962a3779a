namespace Tracker.Domain.Imports.Mapped;

/// <summary>Words that people write above a column, by the target they mostly mean; folded, without blanks.</summary>
internal static class HeadingWords
{
    private static readonly (string Target, string[] Words)[] Lists =
    [
        ("ref", ["trackerref", "trackerid", "recordref", "recordid"]),
        ("type", ["recordtype", "kindofrecord", "typeofrecord"]),
        ("geoid", ["fips", "fipscode", "countyfips", "fipscounty", "censusid", "geoid20", "geoid10"]),
        ("state", ["stateabbr", "stateabbreviation", "statecode", "statename", "usstate", "stateorterritory", "stateterritory", "stusps"]),
        ("county", ["county", "countyname", "parish", "borough", "countyorparish", "countyparish", "countyequivalent"]),
        ("place", ["countyandstate", "countystate", "cityandstate", "citystate", "location", "where", "placeandstate"]),
        ("jurisdiction", ["jurisdictionname", "place", "city", "town", "cityortown", "citytown", "cityorcounty", "citycounty", "countyorcity", "countycity", "municipality", "locality", "localgovernment"]),
        ("agency", ["agencyname", "nameofagency", "lawenforcementagency", "lea", "sheriffsoffice", "sheriff", "sheriffsdepartment", "sheriffoffice", "department", "departmentname", "policedepartment", "participatingagency", "signingagency", "localagency", "office"]),
        ("agency_kind", ["agencytype", "typeofagency", "agencykind"]),
        ("model", ["program", "programtype", "programmodel", "supporttype", "modeltype", "287gmodel", "287gprogram", "287gtype", "agreementtype", "typeofagreement", "agreementmodel"]),
        ("signed_on", ["signed", "signedon", "datesigned", "signeddate", "dateofsigning", "signaturedate", "agreementdate", "dateofagreement", "moadate", "moasigned"]),
        ("requested_on", ["requested", "daterequested", "requestdate", "applied", "dateapplied"]),
        ("effective_on", ["effective", "effectivedate", "dateeffective", "ineffectsince"]),
        ("started_on", ["started", "startdate", "datestarted", "start", "since", "begin", "began", "begindate"]),
        ("ended_on", ["ended", "enddate", "dateended", "end", "terminated", "terminationdate", "dateterminated", "expired", "expires", "expirationdate"]),
        ("ending", ["howended", "reasonended", "terminationreason"]),
        ("moa_url", ["moa", "moalink", "linktomoa", "agreementlink", "agreementurl", "linktoagreement"]),
        ("addendum_url", ["addendum", "addendumlink"]),
        ("signatories", ["signedby", "signatory", "signers"]),
        ("officers_trained", ["trainedofficers", "officers", "officerscount", "numberofofficers", "officerscertified"]),
        ("holds", ["detainers", "detainerpolicy", "honorsdetainers", "honorsicedetainers", "detainerstance", "policyondetainers"]),
        ("legal_citation", ["ordinance", "statute", "bill", "billnumber", "ordinancenumber", "resolutionnumber", "legalcitation"]),
        ("instrument", ["typeofpolicy", "policytype", "documenttype", "typeofdocument", "contracttype"]),
        ("proposed_on", ["dateproposed", "introduced", "dateintroduced"]),
        ("enacted_on", ["dateenacted", "adopted", "dateadopted", "passed", "datepassed", "enactmentdate"]),
        ("repealed_on", ["repealed", "daterepealed", "rescinded", "daterescinded"]),
        ("federal_party", ["federalagency", "federalpartner", "federalparty"]),
        ("federal_parties", ["federalagencies", "federalpartners"]),
        ("value_usd", ["value", "amount", "dollars", "usd", "contractvalue", "contractamount"]),
        ("document_url", ["documentlink", "documenturl", "contractlink", "linktodocument"]),
        ("subject", ["purpose", "topic"]),
        ("task_force", ["taskforcename", "nameoftaskforce"]),
        ("lead_agency", ["lead", "ledby"]),
        ("officers_assigned", ["officers", "numberofofficers", "assignedofficers"]),
        ("forces", ["federalforces", "federalagencies", "federalagency", "whichforces"]),
        ("operation", ["operationname", "nameofoperation"]),
        ("reported_agents", ["agents", "numberofagents", "agentsreported"]),
        ("practice", ["whathappened", "typeofpractice"]),
        ("first_observed_on", ["observed", "dateobserved", "observedon", "incidentdate", "date"]),
        ("caption", ["case", "casename", "lawsuit", "nameofcase"]),
        ("docket", ["docketnumber", "casenumber", "docketno", "caseno"]),
        ("filed_on", ["datefiled", "filingdate"]),
        ("decided_on", ["datedecided", "decisiondate"]),
        ("requested_from", ["custodian", "askedagency", "requestedagency"]),
        ("asked_on", ["requested", "daterequested", "requestdate", "datesubmitted", "submitted"]),
        ("due_on", ["duedate"]),
        ("answered_on", ["dateanswered", "responsedate"]),
        ("listed_on", ["datelisted", "dateadded"]),
        ("system", ["database", "datasystem", "channel"]),
        ("summary", ["description", "details", "about", "abstract"]),
        ("notes", ["note", "comments", "comment", "remarks", "notescomments"]),
        ("tags", ["tag", "topics", "keywords"]),
        ("last_verified_on", ["verified", "dateverified", "lastchecked", "datechecked"]),
        ("source_1_url", ["link", "links", "url", "source", "sources", "sourceurl", "sourcelink", "sourceaddress", "website", "webaddress", "webpage", "reference", "evidence", "newslink", "articlelink", "citation"]),
        ("source_1_title", ["source", "sources", "sourcetitle", "sourcename", "title", "articletitle", "headline", "reference", "citation"]),
        ("source_1_accessed_on", ["accessed", "accessedon", "dateaccessed", "retrieved", "dateretrieved"]),
        ("source_1_publisher", ["publisher", "outlet", "newspaper", "newsoutlet"]),
        ("source_1_published_on", ["published", "publicationdate", "datepublished"]),
        ("source_2_url", ["source2", "link2", "url2", "secondsource", "secondlink"]),
    ];

    private static readonly ILookup<string, string> ByWord = Lists.SelectMany(l => l.Words.Select(w => (Word: w, l.Target))).ToLookup(p => p.Word, p => p.Target, StringComparer.Ordinal);

    /// <summary>The targets that the folded words may mean, the likeliest first.</summary>
    public static IEnumerable<string> Meanings(string key) => ByWord[key];
}
