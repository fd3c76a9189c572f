using System.Net;
using System.Text;
using Marketplace.Sandbox.Pictures;

namespace Marketplace.Tests.Sandbox.Etsy;

public sealed class ImageTests(EtsyFixture fixture) : IClassFixture<EtsyFixture>, IAsyncLifetime
{
    private readonly EtsySandbox sandbox = fixture.Sandbox;
    private readonly EtsyClient etsy = fixture.Etsy;
    private long listing;

    public async ValueTask InitializeAsync() => listing = await etsy.CreateDraftAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_uploaded_picture_is_served_as_it_came()
    {
        var image = await etsy.UploadAsync(listing, SampleListing.Picture, ("alt_text", "A mug on a table"));

        image.Status.ShouldBe(HttpStatusCode.Created);
        image["full_width"].GetInt32().ShouldBe(120);
        image["full_height"].GetInt32().ShouldBe(90);
        image["alt_text"].GetString().ShouldBe("A mug on a table");
        foreach (var size in (string[])["url_fullxfull", "url_570xN", "url_75x75"])
        {
            using var file = await sandbox.Http.GetAsync(image[size].GetString(), TestContext.Current.CancellationToken);
            file.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
            (await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(SampleListing.Picture);
        }
    }

    [Fact]
    public async Task What_is_not_a_picture_is_refused_whatever_its_name() =>
        (await etsy.UploadAsync(listing, Encoding.UTF8.GetBytes("<html>not a picture, however long it may be</html>"))).Error.ShouldContain("image");

    [Fact]
    public async Task A_rank_inserts_and_overwriting_replaces()
    {
        var first = await UploadAsync(("rank", "1"));
        var second = await UploadAsync(("rank", "1"));
        (await RanksAsync()).ShouldBe([second, first]);

        var third = await UploadAsync(("rank", "2"), ("overwrite", "true"));
        (await RanksAsync()).ShouldBe([second, third]);
    }

    [Fact]
    public async Task A_listing_holds_ten_pictures()
    {
        for (var rank = 1; rank <= 10; rank++)
            await UploadAsync(("rank", $"{rank}"));

        (await etsy.UploadAsync(listing, SampleListing.Picture)).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await etsy.UploadAsync(listing, SampleListing.Picture, ("rank", "11"))).Error.ShouldContain("rank");
    }

    [Fact]
    public async Task A_deleted_picture_can_be_assigned_again()
    {
        var image = await UploadAsync();
        (await etsy.DeleteAsync($"/shops/{EtsySandbox.ShopId}/listings/{listing}/images/{image}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await RanksAsync()).ShouldBeEmpty();

        (await etsy.UploadAsync(listing, null, ("listing_image_id", $"{image}"))).Status.ShouldBe(HttpStatusCode.Created);

        (await RanksAsync()).ShouldBe([image]);
    }

    [Fact]
    public async Task The_last_picture_of_an_active_listing_stays()
    {
        var image = await UploadAsync();
        await etsy.UpdateAsync(listing, ("state", "active"));

        (await etsy.DeleteAsync($"/shops/{EtsySandbox.ShopId}/listings/{listing}/images/{image}")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Seeded_listings_have_real_pictures_in_each_size()
    {
        var page = await etsy.GetAsync($"/shops/{EtsySandbox.ShopId}/listings?limit=1&sort_order=asc&includes=Images");
        var image = page["results"][0].GetProperty("images")[0];

        var full = await sandbox.Http.GetByteArrayAsync(image.GetProperty("url_fullxfull").GetString(), TestContext.Current.CancellationToken);
        var small = await sandbox.Http.GetByteArrayAsync(image.GetProperty("url_75x75").GetString(), TestContext.Current.CancellationToken);

        PictureFile.Sniff(full).ShouldBe(new PictureFile("image/png", image.GetProperty("full_width").GetInt32(), image.GetProperty("full_height").GetInt32()));
        PictureFile.Sniff(small).ShouldBe(new PictureFile("image/png", 75, 75));
    }

    [Fact]
    public void Picture_sizes_are_read_from_jpeg_and_gif_too()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 17, 8, 0, 90, 0, 120, 3, 1, 0x22, 0];
        byte[] gif = [.. "GIF89a"u8, 120, 0, 90, 0, 0, 0, 0];

        PictureFile.Sniff(jpeg).ShouldBe(new PictureFile("image/jpeg", 120, 90));
        PictureFile.Sniff(gif).ShouldBe(new PictureFile("image/gif", 120, 90));
    }

    private async Task<long> UploadAsync(params (string Name, string Value)[] fields) =>
        (await etsy.UploadAsync(listing, SampleListing.Picture, fields))["listing_image_id"].GetInt64();

    private async Task<long[]> RanksAsync()
    {
        var images = await etsy.GetAsync($"/listings/{listing}/images");
        return [.. images["results"].EnumerateArray().Select(i => i.GetProperty("listing_image_id").GetInt64())];
    }
}
