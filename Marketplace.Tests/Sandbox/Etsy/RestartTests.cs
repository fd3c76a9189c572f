using System.Net;
using Marketplace.Sandbox;
using Marketplace.Sandbox.Storage;
using Microsoft.Extensions.Options;

namespace Marketplace.Tests.Sandbox.Etsy;

public sealed class RestartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("sandbox-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_was_answered_is_there_after_the_program_was_killed()
    {
        long listing, receipt;
        string token, picture;
        var first = await StartAsync(folder);
        await using (first)
        {
            var etsy = await first.ConnectAsync();
            token = etsy.AccessToken!;
            listing = await etsy.CreateActiveAsync();
            picture = (await etsy.GetAsync($"/listings/{listing}/images"))["results"][0].GetProperty("url_fullxfull").GetString()!;
            receipt = (await first.ControlAsync("purchase", new { listingId = listing })).GetProperty("receipt_id").GetInt64();

            // A second program on a copy of the folder sees what a killed first one leaves: nothing was closed or flushed for it.
            var copy = CopyFolder();
            await using var second = await StartAsync(copy);
            var again = new EtsyClient(second, token);
            (await again.GetAsync($"/listings/{listing}"))["quantity"].GetInt32().ShouldBe(4);
            (await again.GetAsync($"/shops/{EtsySandbox.ShopId}/receipts/{receipt}")).Status.ShouldBe(HttpStatusCode.OK);
            (await again.GetAsync($"/shops/{EtsySandbox.ShopId}/listings"))["count"].GetInt32().ShouldBe(37);
            (await second.Http.GetByteArrayAsync(new Uri(picture).PathAndQuery, TestContext.Current.CancellationToken)).ShouldBe(SampleListing.Picture);
        }
    }

    [Fact]
    public async Task A_deleted_listing_stays_deleted_and_new_ids_are_new()
    {
        long deleted;
        await using (var first = await StartAsync(folder))
        {
            var etsy = await first.ConnectAsync();
            deleted = await etsy.CreateDraftAsync();
            await etsy.DeleteAsync($"/listings/{deleted}");
        }

        await using var second = await StartAsync(folder);
        var again = await second.ConnectAsync();
        (await again.GetAsync($"/listings/{deleted}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await again.CreateDraftAsync()).ShouldBeGreaterThan(deleted);
    }

    [Fact]
    public void A_torn_last_line_is_as_if_it_had_not_been_written()
    {
        using (var journal = Open())
            new Table<long, Row>(journal, "rows").Put(1, new Row("whole"));
        File.AppendAllText(Path.Combine(folder, "journal.tsv"), "rows\t2\t{\"Text\":\"to");

        using var reopened = Open();
        var rows = new Table<long, Row>(reopened, "rows");

        rows.All.ShouldBe([new Row("whole")]);
    }

    [Fact]
    public void The_journal_is_compacted_to_the_rows_that_are_left()
    {
        using (var journal = Open())
        {
            var rows = new Table<long, Row>(journal, "rows");
            for (var i = 0; i < 100; i++)
                rows.Put(1, new Row($"version {i}"));
            rows.Put(2, new Row("gone"));
            rows.Remove(2);
        }

        Open().Dispose();

        File.ReadAllLines(Path.Combine(folder, "journal.tsv")).ShouldBe(["rows\t1\t{\"Text\":\"version 99\"}"]);
    }

    private static Task<EtsySandbox> StartAsync(string state) => EtsySandbox.StartAsync(["--Sandbox:State", state]);

    private string CopyFolder()
    {
        var copy = Path.Combine(folder, "copy");
        Directory.CreateDirectory(Path.Combine(copy, "blobs"));
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "blobs")))
            File.Copy(file, Path.Combine(copy, "blobs", Path.GetFileName(file)));
        File.Copy(Path.Combine(folder, "journal.tsv"), Path.Combine(copy, "journal.tsv"));
        return copy;
    }

    private Journal Open() => new(Options.Create(new SandboxOptions { State = folder }));

    private sealed record Row(string Text);
}
