using System.Net.Http.Json;
using Marketplace.Contracts.Imports;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Products;
using Marketplace.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Marketplace.Tests.Grains.Images;

public sealed class ImageFetchTests(PostgresFixture postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pictures_of_an_import_are_downloaded_and_those_that_cannot_be_had_say_why()
    {
        await using var shop = Shop();
        await shop.StartAsync(Stop);
        var host = new Uri(shop.Urls.First()).Authority;
        await using var api = await ApiHost.StartAsync(postgres, new Dictionary<string, string> { ["Outbound:AllowedHosts"] = host });
        var seller = await api.RegisterSellerAsync();

        await ImportAsync(seller, $"Name,Price,Images\nMug,5,http://{host}/good.png http://{host}/missing.png http://{host}/page.html https://127.0.0.1:1/inside.png\n");

        IReadOnlyList<ProductImageDetail> images = [];
        await Eventually.BecomesTrueAsync(async () => (images = await ImagesAsync(seller)).All(i => i.State != "pending"), Stop);
        images.Select(i => (i.State, i.Error)).ShouldBe(
        [
            ("stored", null), ("failed", "The server answered 404 (NotFound)."), ("failed", "This is not a JPEG, PNG or WebP picture."),
            ("failed", "The address leads to a private network."),
        ]);
        (await api.Anonymous().GetByteArrayAsync(images[0].Url, Stop)).Length.ShouldBeGreaterThan(50);
        var import = (await seller.Http.GetFromJsonAsync<Page<ImportDetail>>("/api/imports", Stop))!.Items.Single();
        (import.ImagesQueued, import.ImagesStored, import.ImagesFailed).ShouldBe((4, 1, 3));
    }

    private static async Task<IReadOnlyList<ProductImageDetail>> ImagesAsync(SignedIn seller)
    {
        var product = (await seller.Http.GetFromJsonAsync<Page<ProductSummary>>("/api/products", Stop))!.Items.SingleOrDefault();
        return product is null ? [new(default, "pending", null, null, null, 0, null, null, null)]
            : (await seller.Http.GetFromJsonAsync<ProductDetail>($"/api/products/{product.Id}", Stop))!.Images;
    }

    private static async Task ImportAsync(SignedIn seller, string file)
    {
        using var form = new MultipartFormDataContent { { new StringContent(file), "file", "products.csv" } };
        var created = await (await seller.Http.PostAsync("/api/imports", form, Stop)).Content.ReadFromJsonAsync<ImportCreated>(Stop);
        (await seller.Http.PostAsJsonAsync($"/api/imports/{created!.Id}/start", new ImportStart(null, null), Stop)).EnsureSuccessStatusCode();
    }

    private static WebApplication Shop()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/good.png", () => Results.Bytes(TestPictures.Png(30, 20), "image/png"));
        app.MapGet("/page.html", () => Results.Text("<html>", "image/png"));
        return app;
    }
}
