using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Products;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Grains.Images;

namespace Marketplace.Tests.Api.Products;

public sealed class ProductsApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_created_product_reads_back_with_its_stock_in_the_ledger()
    {
        var seller = await api.RegisterSellerAsync();
        var response = await seller.Http.PostAsJsonAsync("/api/products", Shirt(), Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync(Stop));
        var created = (await response.Content.ReadFromJsonAsync<ProductDetail>(Stop))!;
        var read = (await seller.Http.GetFromJsonAsync<ProductDetail>($"/api/products/{created.Id}", Stop))!;
        read.Handle.ShouldBe("blue-shirt");
        read.Variants.Select(v => (v.Sku, v.Price, v.OnHand, v.Available)).ShouldBe([("blue-shirt-s", 20m, 3, 3), ("blue-shirt-m", 21.5m, 0, 0)]);
        created.Variants.Select(v => (v.Id, v.Sku, v.Title, v.Available)).ShouldBe(read.Variants.Select(v => (v.Id, v.Sku, v.Title, v.Available)));
        (created.Id, created.Currency, created.Attributes["Material"]).ShouldBe((read.Id, read.Currency, read.Attributes["Material"]));
    }

    [Fact]
    public async Task The_grid_pages_through_every_product_once_in_each_order()
    {
        var seller = await api.RegisterSellerAsync();
        for (var i = 0; i < 7; i++)
            (await seller.Http.PostAsJsonAsync("/api/products", Shirt($"Shirt {(i * 3) % 7}", price: i % 3), Stop)).EnsureSuccessStatusCode();

        foreach (var sort in (string[])["", "title", "-title", "updated", "-updated", "price", "-price", "stock", "-stock"])
        {
            var titles = new List<string>();
            string? after = null;
            do
            {
                var page = (await seller.Http.GetFromJsonAsync<Page<ProductSummary>>($"/api/products?limit=3&sort={sort}&after={after}", Stop))!;
                titles.AddRange(page.Items.Select(p => p.Title));
                after = page.Next;
            }
            while (after is not null);
            titles.Count.ShouldBe(7, sort);
            titles.Distinct().Count().ShouldBe(7, sort);
            if (sort == "title")
                titles.ShouldBe(titles.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task The_grid_says_of_a_product_what_its_variants_say_whoever_changes_them()
    {
        var seller = await api.RegisterSellerAsync();
        var made = await CreateAsync(seller, Shirt("Poncho"));
        (await RowAsync()).ShouldBe(("poncho-s", 20m, 21.5m, 2, 3));

        var input = Shirt("Poncho");
        var small = input.Variants[0] with { Id = made.Variants[0].Id, Price = 5 };
        var large = input.Variants[1] with { Id = made.Variants[1].Id, Sku = "PONCHO-XL", Price = 30 };
        (await seller.Http.PutAsJsonAsync($"/api/products/{made.Id}", input with { Variants = [large, small] }, Stop)).EnsureSuccessStatusCode();
        (await RowAsync()).ShouldBe(("PONCHO-XL", 5m, 30m, 2, 3));

        (await seller.Http.PutAsJsonAsync($"/api/products/{made.Id}", input with { Variants = [large] }, Stop)).EnsureSuccessStatusCode();
        (await RowAsync()).ShouldBe(("PONCHO-XL", 30m, 30m, 1, 0));

        async Task<(string?, decimal?, decimal?, int, int)> RowAsync()
        {
            var row = (await seller.Http.GetFromJsonAsync<Page<ProductSummary>>("/api/products?search=poncho", Stop))!.Items.ShouldHaveSingleItem();
            return (row.Sku, row.PriceFrom, row.PriceTo, row.VariantCount, row.Available);
        }
    }

    [Fact]
    public async Task The_grid_finds_by_title_and_sku_and_takes_signs_as_they_are()
    {
        var seller = await api.RegisterSellerAsync();
        (await seller.Http.PostAsJsonAsync("/api/products", Shirt("100% wool"), Stop)).EnsureSuccessStatusCode();
        (await seller.Http.PostAsJsonAsync("/api/products", Shirt("Cotton"), Stop)).EnsureSuccessStatusCode();

        (await FindAsync("0%25%20w")).ShouldBe(["100% wool"]);
        (await FindAsync("COTTON-S")).ShouldBe(["Cotton"]);
        (await FindAsync("_")).ShouldBeEmpty();

        async Task<IEnumerable<string>> FindAsync(string search) =>
            (await seller.Http.GetFromJsonAsync<Page<ProductSummary>>($"/api/products?search={search}", Stop))!.Items.Select(p => p.Title);
    }

    [Fact]
    public async Task Products_created_at_the_same_moment_are_all_there_and_taken_names_are_refused()
    {
        var seller = await api.RegisterSellerAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => seller.Http.PostAsJsonAsync(
            "/api/products", Shirt(handle: $"shirt-{i % 20}"), Stop)));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(20);
        var refused = answers.First(a => a.StatusCode == HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync(Stop)).ShouldContain("\"handle\"");
        (await seller.Http.GetFromJsonAsync<Page<ProductSummary>>("/api/products", Stop))!.Items.Count.ShouldBe(20);
    }

    [Fact]
    public async Task The_same_title_twice_gets_another_handle()
    {
        var seller = await api.RegisterSellerAsync();
        var first = await CreateAsync(seller, Shirt());
        var second = await CreateAsync(seller, Shirt());

        second.Handle.ShouldStartWith($"{first.Handle}-");
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_field()
    {
        var seller = await api.RegisterSellerAsync();
        var bad = Shirt() with { Title = " ", Currency = "euro", Variants = [new(null, "A", null, -1, null, 0.00001m, null, null, null, null, null, -5), new(null, "A", null, 1, null, null, null, null, null, null, null, null)] };
        var response = await seller.Http.PostAsJsonAsync("/api/products", bad, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var errors = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Stop)).RootElement.GetProperty("errors");
        errors.EnumerateObject().Select(e => e.Name).ShouldBe(
            ["title", "currency", "variants[0].price", "variants[0].cost", "variants[0].onHand", "variants[1].sku"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("sort=colour")]
    [InlineData("after=nonsense!")]
    [InlineData("after=AAAA")]
    public async Task A_list_that_is_asked_for_wrongly_is_refused(string query)
    {
        var seller = await api.RegisterSellerAsync();
        (await seller.Http.GetAsync($"/api/products?{query}", Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_update_changes_adds_and_removes_variants_and_needs_the_current_version()
    {
        var seller = await api.RegisterSellerAsync();
        var product = await CreateAsync(seller, Shirt());
        var changed = Shirt("Red shirt") with
        {
            Handle = product.Handle,
            Version = product.Version,
            Variants = [new(product.Variants[0].Id, null, null, 30, null, null, null, null, null, null, null, null), new(null, "NEW", null, 5, null, null, null, null, null, null, null, 4)],
        };

        var response = await seller.Http.PutAsJsonAsync($"/api/products/{product.Id}", changed, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(Stop));
        var updated = (await response.Content.ReadFromJsonAsync<ProductDetail>(Stop))!;
        updated.Title.ShouldBe("Red shirt");
        updated.Variants.Select(v => (v.Sku, v.Price, v.OnHand)).ShouldBe([("blue-shirt-s", 30m, 3), ("NEW", 5m, 4)]);
        (await seller.Http.PutAsJsonAsync($"/api/products/{product.Id}", changed, Stop)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_bulk_edit_shows_first_what_it_then_does()
    {
        var seller = await api.RegisterSellerAsync();
        var product = await CreateAsync(seller, Shirt());
        var edit = new BulkEdit([product.Id], Active: false, null, PricePercent: 10, AddTags: ["sale"], null, null);

        var preview = await (await seller.Http.PostAsJsonAsync("/api/products/bulk?preview=true", edit, Stop)).Content.ReadFromJsonAsync<BulkEditResult>(Stop);
        (await ReadAsync(seller, product.Id)).Active.ShouldBeTrue();
        var done = await (await seller.Http.PostAsJsonAsync("/api/products/bulk", edit, Stop)).Content.ReadFromJsonAsync<BulkEditResult>(Stop);

        JsonSerializer.Serialize(done! with { Preview = true }).ShouldBe(JsonSerializer.Serialize(preview));
        var after = await ReadAsync(seller, product.Id);
        (after.Active, after.Variants[0].Price, after.Tags.Contains("sale")).ShouldBe((false, 22m, true));
    }

    [Fact]
    public async Task A_picture_is_checked_served_ordered_and_deleted()
    {
        var seller = await api.RegisterSellerAsync();
        var product = await CreateAsync(seller, Shirt());
        (await UploadAsync(seller, product.Id, TestPictures.Png(30, 20))).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await UploadAsync(seller, product.Id, TestPictures.Png(20, 30))).StatusCode.ShouldBe(HttpStatusCode.Created);
        var images = (await ReadAsync(seller, product.Id)).Images;

        var served = await api.Api.Anonymous().GetAsync(images[0].Url, Stop);
        served.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        served.Headers.CacheControl!.ToString().ShouldContain("immutable");
        (await seller.Http.PutAsJsonAsync($"/api/products/{product.Id}/images/order", new ImageOrder([images[1].Id, images[0].Id]), Stop)).EnsureSuccessStatusCode();
        (await seller.Http.GetFromJsonAsync<Page<ProductSummary>>("/api/products", Stop))!.Items.Single().ImageUrl.ShouldBe(images[1].Url);
        (await seller.Http.DeleteAsync($"/api/products/{product.Id}/images/{images[0].Id}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await api.Api.Anonymous().GetAsync(images[0].Url, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_bomb_and_a_file_that_is_no_picture_are_refused_by_the_field_file()
    {
        var seller = await api.RegisterSellerAsync();
        var product = await CreateAsync(seller, Shirt());

        foreach (var bytes in (byte[][])[TestPictures.Png(3, 2, 60_000, 60_000), "GIF89a"u8.ToArray(), []])
        {
            var response = await UploadAsync(seller, product.Id, bytes);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await response.Content.ReadAsStringAsync(Stop)).ShouldContain("\"file\"");
        }
    }

    [Fact]
    public async Task Another_sellers_product_is_not_there()
    {
        var owner = await api.RegisterSellerAsync();
        var other = await api.RegisterSellerAsync();
        var product = await CreateAsync(owner, Shirt());
        var path = $"/api/products/{product.Id}";

        (await other.Http.GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Http.PutAsJsonAsync(path, Shirt(), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Http.DeleteAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await UploadAsync(other, product.Id, TestPictures.Png(3, 2))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Http.PutAsJsonAsync($"{path}/images/order", new ImageOrder([]), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Http.PostAsJsonAsync("/api/products/bulk", new BulkEdit([product.Id], false, null, null, null, null, null), Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.Http.GetFromJsonAsync<Page<ProductSummary>>("/api/products", Stop))!.Items.ShouldBeEmpty();
        (await other.Http.GetStringAsync("/api/products/export", Stop)).ShouldNotContain("blue-shirt");
        (await ReadAsync(owner, product.Id)).Active.ShouldBeTrue();
        (await api.Api.Anonymous().GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Categories_form_a_tree_without_rings()
    {
        var seller = await api.RegisterSellerAsync();
        var clothing = await CategoryAsync(new("Clothing", null, null, null, null));
        var shirts = await CategoryAsync(new("Shirts", clothing.Id, null, null, null));
        await CreateAsync(seller, Shirt() with { CategoryId = shirts.Id });

        (await seller.Http.PutAsJsonAsync($"/api/categories/{clothing.Id}", new CategoryInput("Clothing", shirts.Id, null, null, null), Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await seller.Http.PostAsJsonAsync("/api/categories", new CategoryInput("Clothing", null, null, null, null), Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await seller.Http.GetFromJsonAsync<List<CategoryModel>>("/api/categories", Stop))!.Single(c => c.Id == shirts.Id).ProductCount.ShouldBe(1);
        var stranger = await api.RegisterSellerAsync();
        (await stranger.Http.PostAsJsonAsync("/api/products", Shirt() with { CategoryId = shirts.Id }, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await stranger.Http.DeleteAsync($"/api/categories/{shirts.Id}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        async Task<CategoryModel> CategoryAsync(CategoryInput input)
        {
            var response = await seller.Http.PostAsJsonAsync("/api/categories", input, Stop);
            response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync(Stop));
            return (await response.Content.ReadFromJsonAsync<CategoryModel>(Stop))!;
        }
    }

    private static ProductInput Shirt(string title = "Blue shirt", string? handle = null, decimal price = 20) => new(
        title, handle, "A shirt", null, "Acme", null, null, ["summer"], new Dictionary<string, string> { ["Material"] = "Wool" }, null, null, null, null, null,
        [
            new(null, null, [new("Size", "S")], price, null, null, null, 200, null, null, null, 3),
            new(null, null, [new("Size", "M")], price + 1.5m, null, null, null, null, null, null, null, null),
        ],
        null);

    private static async Task<ProductDetail> CreateAsync(SignedIn seller, ProductInput input)
    {
        var response = await seller.Http.PostAsJsonAsync("/api/products", input, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync(Stop));
        return (await response.Content.ReadFromJsonAsync<ProductDetail>(Stop))!;
    }

    private static async Task<ProductDetail> ReadAsync(SignedIn seller, Guid id) => (await seller.Http.GetFromJsonAsync<ProductDetail>($"/api/products/{id}", Stop))!;

    private static async Task<HttpResponseMessage> UploadAsync(SignedIn seller, Guid product, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var form = new MultipartFormDataContent { { content, "file", "picture.png" } };
        return await seller.Http.PostAsync($"/api/products/{product}/images", form, Stop);
    }
}
