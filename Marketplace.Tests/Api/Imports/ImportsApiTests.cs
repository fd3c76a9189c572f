using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Marketplace.Contracts.Imports;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Products;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Grains.Images;
using Marketplace.Tests.Grains.Imports;
using Npgsql;

namespace Marketplace.Tests.Api.Imports;

public sealed class ImportsApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("shopify-apparel.csv")]
    [InlineData("shopify-home-and-garden.csv")]
    public async Task A_real_file_is_previewed_imported_and_then_updated_instead_of_doubled(string name)
    {
        var path = SharedFiles.Find($"data/{name}");
        Assert.SkipWhen(path is null, $"../shared/data/{name} is not here.");
        var seller = await api.RegisterSellerAsync();
        var file = await File.ReadAllBytesAsync(path!, Stop);

        var id = await UploadAsync(seller, file);
        var preview = await seller.Http.GetFromJsonAsync<ImportDetail>($"/api/imports/{id}", Stop);
        (preview!.State, preview.Format, preview.Preview!.SampleRows.Count).ShouldBe(("uploaded", "shopify", 5));
        var first = await RunAsync(seller, id);
        (first.RowsFailed, first.ProductsCreated > 5, first.ProductsUpdated).ShouldBe((0, true, 0));
        first.VariantsCreated.ShouldBeGreaterThanOrEqualTo(first.ProductsCreated);
        var before = await CatalogueAsync(seller);

        var second = await ImportAsync(seller, file);

        (second.ProductsCreated, second.ProductsUpdated, second.VariantsCreated, second.VariantsUpdated, second.ImagesQueued).ShouldBe(
            (0, first.ProductsCreated, 0, first.VariantsCreated, 0));
        (await CatalogueAsync(seller)).ShouldBe(before);
    }

    [Fact]
    public async Task What_is_exported_and_imported_elsewhere_is_the_same_catalogue()
    {
        var seller = await api.RegisterSellerAsync();
        await ImportAsync(seller, Csv.ShopifyHeader + ",Body (HTML),Tags,Product Category,Cost per item,Variant Compare At Price,Variant Grams,Featured,Attributes\n"
            + "top,=HYPERLINK(\"x\"),@Acme,Size,Small,-SKU,4,10.50,,\"Two\nlines, \"\"quoted\"\"\",\"a, b\",Clothing > Tops,3.2,12,150,true,\"{\"\"Material\"\":\"\"Wool\"\"}\"\n"
            + "top,,,,Medium,,0,11,,,,,,,,,\n"
            + "mug,Mug,,Title,Default Title,MUG,7,5,,,,,,,,,\n");
        var export = await seller.Http.GetByteArrayAsync("/api/products/export", Stop);
        var other = await api.RegisterSellerAsync();

        var imported = await ImportAsync(other, export);

        imported.RowsFailed.ShouldBe(0);
        (imported.ProductsCreated, imported.VariantsCreated).ShouldBe((2, 3));
        Encoding.UTF8.GetString(await other.Http.GetByteArrayAsync("/api/products/export", Stop)).ShouldBe(Encoding.UTF8.GetString(export));
        (await CatalogueAsync(other)).ShouldBe(await CatalogueAsync(seller));
        foreach (var cell in Encoding.UTF8.GetString(export).Split('\n').Skip(1).SelectMany(l => l.Split(',')))
            "=+-@".ShouldNotContain(cell.Length > 0 ? cell.TrimStart('"') is { Length: > 0 } text ? text[0] : 'x' : 'x');
    }

    [Fact]
    public async Task Refused_rows_are_listed_with_their_reason_and_the_others_are_imported()
    {
        var seller = await api.RegisterSellerAsync();
        var import = await ImportAsync(seller, "Name,SKU,Price,Stock\nGood,A,12.50,3\nComma,B,\"12,50 €\",3\nMinus,C,5,-2\nTwice,A,5,1\n,D,5,1\n"
            + $"Huge{new string('x', 5_000_000)},E,1,1\nLast,F,1,1\n");

        (import.State, import.ProductsCreated, import.RowsFailed).ShouldBe(("completed", 2, 5));
        var errors = (await seller.Http.GetFromJsonAsync<Page<ImportError>>($"/api/imports/{import.Id}/errors", Stop))!.Items;
        errors.Select(e => e.Row).Order().ShouldBe([3, 4, 5, 6, 7]);
        errors.Single(e => e.Row == 3).ShouldBe(new ImportError(3, "Price", "12,50 €", "Write the amount with a point and without currency sign or thousands separator, such as 12.50."));
        (await seller.Http.GetFromJsonAsync<Page<ProductSummary>>("/api/products?sort=title", Stop))!.Items.Select(p => p.Title).ShouldBe(["Good", "Last"]);
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused_by_the_field_file()
    {
        var seller = await api.RegisterSellerAsync();
        foreach (var (bytes, word) in (IEnumerable<(byte[], string)>)[(TestPictures.Png(3, 2), "PNG"), ([], "empty"), ("Name,Price\n"u8.ToArray(), "no rows"), ([.. "a,b\n"u8, 0xFF, 0xFE, 0xFA], "UTF-8")])
        {
            var response = await PostFileAsync(seller, bytes);
            var problem = await response.Content.ReadAsStringAsync(Stop);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, problem);
            JsonDocument.Parse(problem).RootElement.GetProperty("errors").GetProperty("file")[0].GetString()!.ShouldContain(word);
        }

        (await seller.Http.GetFromJsonAsync<Page<ImportDetail>>("/api/imports", Stop))!.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_table_of_three_unknown_columns_needs_a_mapping()
    {
        var seller = await api.RegisterSellerAsync();
        var id = await UploadAsync(seller, "Artikel;Netto;Lager\nBecher;4.20;6\n"u8.ToArray());

        var refused = await seller.Http.PostAsJsonAsync($"/api/imports/{id}/start", new ImportStart(null, null), Stop);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync(Stop)).ShouldContain("mapping.title");
        var import = await RunAsync(seller, id, new(null, new Dictionary<string, string> { ["title"] = "Artikel", ["price"] = "Netto", ["quantity"] = "Lager" }));

        (import.ProductsCreated, import.RowsFailed).ShouldBe((1, 0));
        (await seller.Http.GetFromJsonAsync<Page<ProductSummary>>("/api/products", Stop))!.Items.Single().ShouldSatisfyAllConditions(
            p => p.Title.ShouldBe("Becher"), p => p.PriceFrom.ShouldBe(4.20m), p => p.Available.ShouldBe(6));
        (await seller.Http.PostAsJsonAsync($"/api/imports/{id}/start", new ImportStart(null, null), Stop)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_second_import_counts_the_stock_into_the_ledger_but_never_below_what_is_reserved()
    {
        var seller = await api.RegisterSellerAsync();
        await ImportAsync(seller, "Name,SKU,Price,Stock\nMug,M,5,10\nCup,C,5,10\n");
        (await seller.Http.PostAsJsonAsync("/api/inventory/C/reserve", new { quantity = 4 }, Stop)).EnsureSuccessStatusCode();

        var import = await ImportAsync(seller, "Name,SKU,Price,Stock\nMug,M,6,3\nCup,C,5,1\n");

        import.RowsFailed.ShouldBe(1);
        (await LedgerAsync("M")).ShouldBe([10, -7]);
        (await LedgerAsync("C")).ShouldBe([10, 0, -6]);

        async Task<IEnumerable<int>> LedgerAsync(string sku)
        {
            var ledger = await seller.Http.GetFromJsonAsync<Page<Marketplace.Contracts.Inventory.LedgerEntry>>($"/api/inventory/{sku}/ledger", Stop);
            return ledger!.Items.OrderBy(e => e.Seq).Select(e => e.OnHandDelta);
        }
    }

    [Fact]
    public async Task A_running_import_can_be_cancelled_and_what_is_imported_stays()
    {
        var seller = await api.RegisterSellerAsync();
        var id = await UploadAsync(seller, Encoding.UTF8.GetBytes(LargeFile(40_000)));
        (await seller.Http.PostAsJsonAsync($"/api/imports/{id}/start", new ImportStart(null, null), Stop)).EnsureSuccessStatusCode();
        (await seller.Http.PostAsync($"/api/imports/{id}/cancel", null, Stop)).EnsureSuccessStatusCode();

        var import = await seller.Http.GetFromJsonAsync<ImportDetail>($"/api/imports/{id}", Stop);
        import!.State.ShouldBe("cancelled");
        (await seller.Http.PostAsync($"/api/imports/{id}/cancel", null, Stop)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Another_sellers_import_is_not_there()
    {
        var owner = await api.RegisterSellerAsync();
        var other = await api.RegisterSellerAsync();
        var id = await UploadAsync(owner, "Name,Price\nMug,5\n"u8.ToArray());

        (await other.Http.GetAsync($"/api/imports/{id}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Http.GetAsync($"/api/imports/{id}/errors", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Http.PostAsJsonAsync($"/api/imports/{id}/start", new ImportStart(null, null), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Http.PostAsync($"/api/imports/{id}/cancel", null, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Http.GetFromJsonAsync<Page<ImportDetail>>("/api/imports", Stop))!.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_import_that_is_cut_off_goes_on_to_the_same_result()
    {
        var seller = await api.RegisterSellerAsync();
        var file = Encoding.UTF8.GetBytes(LargeFile(9_000));
        var id = await UploadAsync(seller, file);
        // As a crash leaves it: running, with a checkpoint in the middle, and nothing in memory.
        await InterruptedImport.RunUntilCheckpointAsync(api.Api, seller.SellerId, id, Stop);
        var cut = await seller.Http.GetFromJsonAsync<ImportDetail>($"/api/imports/{id}", Stop);
        (cut!.State, cut.VariantsCreated is > 0 and < 9_000).ShouldBe(("running", true));

        await InterruptedImport.ResumeAsync(api.Api, id);
        var done = await WaitAsync(seller, id);

        (done.VariantsCreated, done.RowsFailed).ShouldBe((9_000, 0));
        var whole = await api.RegisterSellerAsync();
        await ImportAsync(whole, file);
        (await CatalogueAsync(seller)).ShouldBe(await CatalogueAsync(whole));
    }

    [Fact]
    public async Task An_import_that_is_cut_off_between_two_chunks_closes_the_gap_and_repeats_nothing()
    {
        var seller = await api.RegisterSellerAsync();
        await ImportAsync(seller, "Name,SKU,Price,Stock\nMug,M-1,1.00,9\n");
        var file = Encoding.UTF8.GetBytes(LargeFile(6_000));
        var id = await UploadAsync(seller, file);
        // Somebody else holds a row of the first chunk, so that the second one is committed before it.
        await using (var connection = await api.Api.Database.OpenAsync(seller.SellerId, Stop))
        await using (await connection.BeginTransactionAsync(Stop))
        {
            await using var hold = new NpgsqlCommand("select from variants where sku = 'M-1' for update", connection);
            await hold.ExecuteNonQueryAsync(Stop);
            await InterruptedImport.RunUntilCheckpointAsync(api.Api, seller.SellerId, id, Stop, after: 1);
        }

        var cut = await seller.Http.GetFromJsonAsync<ImportDetail>($"/api/imports/{id}", Stop);
        (cut!.VariantsCreated, cut.VariantsUpdated).ShouldBe((2_000, 0));
        await InterruptedImport.ResumeAsync(api.Api, id);
        var done = await WaitAsync(seller, id);

        (done.VariantsCreated, done.VariantsUpdated, done.RowsFailed, done.RowsDone).ShouldBe((5_999, 1, 0, 6_001));
        var whole = await api.RegisterSellerAsync();
        await ImportAsync(whole, "Name,SKU,Price,Stock\nMug,M-1,1.00,9\n");
        await ImportAsync(whole, file);
        (await CatalogueAsync(seller)).ShouldBe(await CatalogueAsync(whole));
    }

    private static string LargeFile(int rows) =>
        "Name,SKU,Price,Stock\n" + string.Concat(Enumerable.Range(1, rows).Select(i => $"Mug {i},M-{i},{i % 50}.90,{i % 7}\n"));

    private static Task<ImportDetail> ImportAsync(SignedIn seller, string file) => ImportAsync(seller, Encoding.UTF8.GetBytes(file));

    private static async Task<ImportDetail> ImportAsync(SignedIn seller, byte[] file) => await RunAsync(seller, await UploadAsync(seller, file));

    [Fact]
    public async Task After_many_rows_the_planner_learns_of_them()
    {
        var seller = await api.RegisterSellerAsync();
        var rows = Enumerable.Range(1, 1200).Select(i => $"Product {i},BULK-{i},9.90");

        await ImportAsync(seller, $"Title,SKU,Price\n{string.Join('\n', rows)}\n");

        await using var source = NpgsqlDataSource.Create(api.Api.ConnectionString);
        await using var command = source.CreateCommand("select count(*) from pg_stat_user_tables where relname in ('products', 'variants', 'inventory_items') and last_analyze is not null");
        await Eventually.BecomesTrueAsync(async () => (long)(await command.ExecuteScalarAsync(Stop))! == 3, Stop);
    }

    private static async Task<Guid> UploadAsync(SignedIn seller, byte[] file)
    {
        var response = await PostFileAsync(seller, file);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync(Stop));
        return (await response.Content.ReadFromJsonAsync<ImportCreated>(Stop))!.Id;
    }

    private static async Task<HttpResponseMessage> PostFileAsync(SignedIn seller, byte[] file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "products.csv" } };
        return await seller.Http.PostAsync("/api/imports", form, Stop);
    }

    private static async Task<ImportDetail> RunAsync(SignedIn seller, Guid id, ImportStart? start = null)
    {
        var response = await seller.Http.PostAsJsonAsync($"/api/imports/{id}/start", start ?? new(null, null), Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(Stop));
        var import = await WaitAsync(seller, id);
        import.State.ShouldBe("completed", import.Error);
        return import;
    }

    private static async Task<ImportDetail> WaitAsync(SignedIn seller, Guid id)
    {
        ImportDetail? import = null;
        await Eventually.BecomesTrueAsync(async () => (import = await seller.Http.GetFromJsonAsync<ImportDetail>($"/api/imports/{id}", Stop))!.State != "running", Stop);
        return import!;
    }

    /// <summary>Every value of the catalogue that an import decides, as text.</summary>
    private async Task<string> CatalogueAsync(SignedIn seller)
    {
        await using var source = NpgsqlDataSource.Create(api.Api.ConnectionString);
        await using var command = source.CreateCommand("""
            select string_agg(concat_ws('|', p.handle, p.title, p.description, p.vendor, p.tags, p.attributes, p.active, p.featured, c.name, v.position, v.sku, v.title,
                v.options, v.price, v.compare_at_price, v.cost, v.weight_grams, v.track_inventory, i.on_hand, (select sum(l.on_hand_delta) from inventory_ledger l where l.item_id = i.id)),
                E'\n' order by p.handle, v.position, v.sku)
            from products p left join categories c on c.id = p.category_id join variants v on v.product_id = p.id join inventory_items i on i.variant_id = v.id
            where p.seller_id = $1
            """);
        command.Parameters.Add(new() { Value = seller.SellerId });
        return Convert.ToString(await command.ExecuteScalarAsync(Stop), CultureInfo.InvariantCulture)!;
    }
}
