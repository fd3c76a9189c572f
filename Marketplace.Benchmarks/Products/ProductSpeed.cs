using System.Net;
using System.Net.Http.Json;
using System.Text;
using Marketplace.Benchmarks.Api;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Products;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Tenancy;
using Npgsql;

namespace Marketplace.Benchmarks.Products;

/// <summary>Pages of 50 out of 100,000 products, and creating a product, through HTTP; beside the same statements without HTTP.</summary>
internal sealed class ProductSpeed : IBenchmark
{
    private const int _products = 100_000;
    private const int _page = 50;
    private static readonly int[] _clients = [1, 32];

    public string Name => "products";

    public async IAsyncEnumerable<Figure> Run(TimeSpan time, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var api = await BenchmarkApi.StartAsync(cancellation);
        await FillAsync(api, cancellation);
        await using var source = NpgsqlDataSource.Create(ApplicationConnectionString.From(api.ConnectionString));
        var cursors = await CursorsAsync(api.Http, cancellation);
        await using var batches = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(ApplicationConnectionString.From(api.ConnectionString)) { NoResetOnClose = true, MaxPoolSize = 20 });
        var database = new TenantDatabase(source, batches);
        var grid = new ProductGrid(database);
        foreach (var clients in _clients)
        {
            var bare = await Load.RunAsync(clients, time, async _ => (await grid.ReadAsync(
                api.SellerId, new(_page, Random.Shared.GetItems(cursors, 1)[0], ProductSort.Newest, null, null, null, null, null, null), cancellation)).Items.Count == _page);
            var pages = await Load.RunAsync(clients, time, async _ => await IsAsync(
                HttpStatusCode.OK, api.Http.GetAsync($"/api/products?limit={_page}&after={Random.Shared.GetItems(cursors, 1)[0]}", cancellation)));
            yield return new($"product pages × {clients}", pages.PerSecond, "pages/s", bare.PerSecond, "pages/s without HTTP", pages.P50, pages.P99, pages.Errors + bare.Errors);
        }

        foreach (var clients in _clients)
        {
            var bare = await Load.RunAsync(clients, time, async _ =>
            {
                await using var connection = await database.OpenAsync(api.SellerId, cancellation);
                await CatalogueWriter.WriteAsync(connection, NewProduct(), "opening", "opening", TimeProvider.System.GetUtcNow(), cancellation);
                return true;
            });
            var creates = await Load.RunAsync(clients, time, async _ => await IsAsync(
                HttpStatusCode.Created, api.Http.PostAsync("/api/products", Body(), cancellation)));
            yield return new($"product creates × {clients}", creates.PerSecond, "creates/s", bare.PerSecond, "creates/s without HTTP, each its own commit", creates.P50, creates.P99, creates.Errors + bare.Errors);
        }
    }

    private static async Task FillAsync(BenchmarkApi api, CancellationToken cancellation)
    {
        var file = Path.Combine(Path.GetTempPath(), $"marketplace-bench-{Guid.NewGuid():N}.csv");
        try
        {
            await File.WriteAllLinesAsync(file, Enumerable.Range(1, _products).Select(i => $"Product {i},P-{i},{1 + (i % 90)}.90,{i % 40},Acme,Shirts").Prepend("Title,SKU,Price,Stock,Vendor,Type"), cancellation);
            if ((await api.ImportAsync(file, cancellation)).Import.ProductsCreated != _products)
                throw new InvalidOperationException("The products could not be imported.");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Where pages begin, all over the list.</summary>
    private static async Task<string[]> CursorsAsync(HttpClient http, CancellationToken cancellation)
    {
        var cursors = new List<string>();
        for (var after = ""; after is not null && cursors.Count < 400;)
        {
            after = (await http.GetFromJsonAsync<Page<ProductSummary>>($"/api/products?limit=200&after={after}", cancellation))!.Next;
            if (after is not null)
                cursors.Add(after);
        }

        return [.. cursors];
    }

    private static async Task<bool> IsAsync(HttpStatusCode expected, Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        await response.Content.CopyToAsync(Stream.Null);
        return response.StatusCode == expected;
    }

    private static StringContent Body() => new(
        $$"""{"title":"Shirt {{Guid.NewGuid():N}}","vendor":"Acme","tags":["summer"],"variants":[{"price":19.90,"onHand":5,"options":[{"name":"Size","value":"S"}]}]}""",
        Encoding.UTF8, "application/json");

    private static CatalogueChanges NewProduct()
    {
        var product = new ProductRow(Guid.CreateVersion7(), $"shirt-{Guid.NewGuid():N}") { Title = "Shirt", Vendor = "Acme", Tags = ["summer"] };
        return new()
        {
            NewProducts = { product },
            NewVariants =
            {
                new(Guid.CreateVersion7(), product.Id, Guid.CreateVersion7(), 0, product.Handle, "S", """[{"name":"Size","value":"S"}]""", 19.90m, null, null, null, null,
                    null, null, null, null, 5),
            },
        };
    }
}
