namespace Tracker.Web.Features.Downloads.Api;

/// <summary>One thing a program may do, shown in three languages. The tests run them as they stand.</summary>
/// <param name="NeedsToken">It needs the address's owner's token in the environment variable TOKEN.</param>
public sealed record ApiExample(string Anchor, string Title, string About, string Curl, string Python, string R, bool NeedsToken = false);

/// <summary>The examples of the API's page. Their text stands here once, for the page and for the tests that run it.</summary>
public static class ApiExamples
{
    /// <param name="site">The site's address, without a slash at the end.</param>
    public static IReadOnlyList<ApiExample> For(string site) =>
    [
        new("list", "A list, filtered", "Every list has the filters of its page. This reads all detainer policies of California.",
            $"""
            curl -fsS "{site}/records.json?type=detainer-policy&state=CA"
            """,
            $"""
            import json, urllib.request

            with urllib.request.urlopen("{site}/records.json?type=detainer-policy&state=CA") as answer:
                for record in json.load(answer):
                    print(record["ref"], record["jurisdiction"], record["status"])
            """,
            $"""
            records <- read.csv("{site}/records.csv?type=detainer-policy&state=CA", fileEncoding = "UTF-8-BOM", colClasses = c(geoid = "character"))
            print(records[, c("ref", "jurisdiction", "status")])
            """),
        new("pages", "Page by page", "Each page tells the address of the next in its header “Link”. Nothing is read twice or left out when records are added meanwhile.",
            $"""
            curl -fsS -D - "{site}/api/v1/records?limit=20" -o /dev/null
            """,
            $"""
            import json, re, urllib.request

            page, seen = "{site}/api/v1/records?type=sanctuary-policy&limit=20", 0
            while page:
                with urllib.request.urlopen(page) as answer:
                    seen += len(json.load(answer))
                    link = re.search('<([^>]+)>; rel="next"', answer.headers.get("Link") or "")
                    page = link and link.group(1)
            print(seen, "records")
            """,
            $"""
            page <- "{site}/api/v1/records?limit=20"
            print(nrow(jsonlite::fromJSON(page)))
            """),
        new("one", "One record", "By its reference, which never changes.",
            $"""
            ref=$(curl -fsS "{site}/api/v1/records?limit=1" | grep -o '"ref":"[^"]*"' | head -n 1 | cut -d '"' -f 4)
            curl -fsS "{site}/api/v1/records/$ref"
            """,
            $"""
            import json, urllib.request

            def read(address):
                with urllib.request.urlopen(address) as answer:
                    return json.load(answer)

            ref = read("{site}/api/v1/records?limit=1")[0]["ref"]
            record = read("{site}/api/v1/records/" + ref)
            print(record["ref"], "version", record["version"], record["source_1_url"])
            """,
            $"""
            records <- read.csv("{site}/records.csv", fileEncoding = "UTF-8-BOM")
            print(records[1, c("ref", "version", "source_1_url")])
            """),
        new("unchanged", "Only if something has changed", "Keep the “ETag” of an answer, and give it back: 304 says that nothing has changed.",
            $"""
            tag=$(curl -fsS -D - -o /dev/null "{site}/agencies.csv" | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: //p')
            curl -sS -o /dev/null -w '%{"{http_code}"}\n' -H "If-None-Match: $tag" "{site}/agencies.csv"
            """,
            $"""
            import urllib.error, urllib.request

            with urllib.request.urlopen("{site}/agencies.csv") as answer:
                tag = answer.headers["ETag"]
            try:
                urllib.request.urlopen(urllib.request.Request("{site}/agencies.csv", headers={"{\"If-None-Match\": tag}"}))
                print("changed")
            except urllib.error.HTTPError as answer:
                print("unchanged" if answer.code == 304 else answer.code)
            """,
            $"""
            tag <- curlGetHeaders("{site}/agencies.csv")
            print(grep("^ETag", tag, value = TRUE, ignore.case = TRUE))
            """),
        new("package", "Everything", "The data package: a ZIP of CSV files, with their description.",
            $"""
            curl -fsS -o tracker.zip "{site}/data/package.zip"
            ls -l tracker.zip
            """,
            $"""
            import io, json, urllib.request, zipfile

            with urllib.request.urlopen("{site}/data/package.zip") as answer:
                package = zipfile.ZipFile(io.BytesIO(answer.read()))
            for table in json.loads(package.read("datapackage.json"))["resources"]:
                print(table["name"], table["bytes"])
            """,
            $"""
            download.file("{site}/data/package.zip", "tracker.zip", mode = "wb")
            agencies <- read.csv(unz("tracker.zip", "agencies.csv"), fileEncoding = "UTF-8-BOM")
            print(nrow(agencies))
            """),
        new("add", "Add or propose a record", "With a token. One that may only propose gets 202 and the proposal; one that may write gets 201 and the record.",
            $$"""
            curl -fsS -X POST "{{site}}/api/v1/records/agreement-287g" \
              -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \
              -d '{"state": "TX", "jurisdiction": "Travis County", "agency": "Travis County Sheriff’s Office",
                   "model": "jail_enforcement", "signed_on": "2025-03", "source_1_url": "https://example.org/by-curl", "reason": "Seen in the minutes"}'
            """,
            $$"""
            import json, os, urllib.request

            record = {"state": "TX", "jurisdiction": "Hays County", "agency": "Hays County Sheriff’s Office",
                      "model": "jail_enforcement", "signed_on": "2025-03", "source_1_url": "https://example.org/by-python", "reason": "Seen in the minutes"}
            request = urllib.request.Request("{{site}}/api/v1/records/agreement-287g", json.dumps(record).encode(), method="POST",
                headers={"Authorization": "Bearer " + os.environ["TOKEN"], "Content-Type": "application/json"})
            with urllib.request.urlopen(request) as answer:
                print(answer.status, json.load(answer))
            """,
            $$"""
            record <- list(state = "TX", jurisdiction = "Hill County", agency = "Hill County Sheriff’s Office", model = "jail_enforcement",
                           source_1_url = "https://example.org/by-r", reason = "Seen in the minutes")
            handle <- curl::new_handle(customrequest = "POST", postfields = jsonlite::toJSON(record, auto_unbox = TRUE))
            curl::handle_setheaders(handle, "Authorization" = paste("Bearer", Sys.getenv("TOKEN")), "Content-Type" = "application/json")
            print(rawToChar(curl::curl_fetch_memory("{{site}}/api/v1/records/agreement-287g", handle)$content))
            """, NeedsToken: true),
        new("import", "Preview an import", "A file of many rows: first what it would do. With apply=true it is applied.",
            $"""
            printf 'state,jurisdiction,agency,model,source_1_url\r\nTX,Bell County,Bell County Sheriff,task_force,https://example.org/bell\r\n' > rows.csv
            curl -fsS -X POST "{site}/api/v1/imports?name=rows.csv" \
              -H "Authorization: Bearer $TOKEN" -H "Content-Type: text/csv" --data-binary @rows.csv
            """,
            $$"""
            import json, os, urllib.request

            rows = "state,jurisdiction,agency,model,source_1_url\r\nTX,Bell County,Bell County Sheriff,task_force,https://example.org/bell\r\n"
            request = urllib.request.Request("{{site}}/api/v1/imports?name=rows.csv", rows.encode(), method="POST",
                headers={"Authorization": "Bearer " + os.environ["TOKEN"], "Content-Type": "text/csv"})
            with urllib.request.urlopen(request) as answer:
                report = json.load(answer)
            print(report["new"], "new,", report["refused"], "refused")
            """,
            $$"""
            rows <- "state,jurisdiction,agency,model,source_1_url\r\nTX,Bell County,Bell County Sheriff,task_force,https://example.org/bell\r\n"
            handle <- curl::new_handle(customrequest = "POST", postfields = rows)
            curl::handle_setheaders(handle, "Authorization" = paste("Bearer", Sys.getenv("TOKEN")), "Content-Type" = "text/csv")
            print(rawToChar(curl::curl_fetch_memory("{{site}}/api/v1/imports?name=rows.csv", handle)$content))
            """, NeedsToken: true),
    ];
}
