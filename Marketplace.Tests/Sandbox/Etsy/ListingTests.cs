using System.Net;

namespace Marketplace.Tests.Sandbox.Etsy;

public sealed class ListingTests(EtsyFixture fixture) : IClassFixture<EtsyFixture>
{
    private readonly EtsySandbox sandbox = fixture.Sandbox;
    private readonly EtsyClient etsy = fixture.Etsy;

    [Theory]
    [InlineData("title")]
    [InlineData("description")]
    [InlineData("quantity")]
    [InlineData("price")]
    [InlineData("who_made")]
    [InlineData("when_made")]
    [InlineData("taxonomy_id")]
    [InlineData("shipping_profile_id")]
    public async Task A_draft_without_a_required_field_is_refused_by_name(string field) =>
        (await CreateAsync((field, SampleListing.Absent))).Error.ShouldContain(field);

    [Theory]
    [InlineData("title", "50% off & free & cheap")]
    [InlineData("title", "Snow ☃ mug")]
    [InlineData("quantity", "0")]
    [InlineData("quantity", "1000")]
    [InlineData("price", "0.19")]
    [InlineData("price", "50000.01")]
    [InlineData("price", "12,50")]
    [InlineData("who_made", "me")]
    [InlineData("when_made", "2020_2024")]
    [InlineData("taxonomy_id", "999999")]
    [InlineData("type", "service")]
    [InlineData("shipping_profile_id", "3152790201")]
    [InlineData("readiness_state_id", "5")]
    [InlineData("tags", "1,2,3,4,5,6,7,8,9,10,11,12,13,14")]
    [InlineData("tags", "a tag that is longer than twenty")]
    [InlineData("tags", "no#hash")]
    [InlineData("is_supply", "perhaps")]
    [InlineData("item_weight", "0")]
    [InlineData("colour", "red")]
    public async Task A_bad_value_is_refused_by_name(string field, string value)
    {
        var answer = await CreateAsync((field, value));

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Error.ShouldContain(field);
    }

    [Fact]
    public async Task A_draft_shows_what_was_sent()
    {
        var draft = await CreateAsync(("tags", "mug,salt glaze"), ("item_weight", "350.5"), ("item_weight_unit", "g"));

        draft.Status.ShouldBe(HttpStatusCode.Created);
        draft["state"].GetString().ShouldBe("draft");
        draft["price"].GetProperty("amount").GetInt64().ShouldBe(2450);
        draft["price"].GetProperty("divisor").GetInt32().ShouldBe(100);
        draft["quantity"].GetInt32().ShouldBe(5);
        draft["tags"].EnumerateArray().Select(t => t.GetString()).ShouldBe(["mug", "salt glaze"]);
        draft["item_weight"].GetDecimal().ShouldBe(350.5m);
    }

    [Fact]
    public async Task An_array_may_be_sent_in_any_of_its_encodings()
    {
        var repeated = await CreateRawAsync("tags=a&tags=b");
        var bracketed = await CreateRawAsync("tags[]=a&tags[]=b");

        repeated["tags"].GetArrayLength().ShouldBe(2);
        bracketed["tags"].GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task What_is_not_an_array_is_refused_when_it_comes_twice() =>
        (await CreateRawAsync("title=Another+title")).Error.ShouldContain("title");

    [Fact]
    public async Task Activation_needs_a_picture_a_return_policy_and_a_readiness_state()
    {
        var bare = await etsy.CreateDraftAsync();
        var noPolicy = await etsy.CreateDraftAsync(("return_policy_id", SampleListing.Absent));
        var noReadiness = await etsy.CreateDraftAsync(("readiness_state_id", SampleListing.Absent));
        await etsy.UploadAsync(noPolicy, SampleListing.Picture);
        await etsy.UploadAsync(noReadiness, SampleListing.Picture);

        (await etsy.UpdateAsync(bare, ("state", "active"))).Error.ShouldContain("images");
        (await etsy.UpdateAsync(noPolicy, ("state", "active"))).Error.ShouldContain("return_policy_id");
        (await etsy.UpdateAsync(noReadiness, ("state", "active"))).Error.ShouldContain("readiness_state_id");
    }

    [Fact]
    public async Task An_update_changes_what_it_names_and_nothing_else()
    {
        var id = await etsy.CreateActiveAsync();

        var updated = await etsy.UpdateAsync(id, ("title", "Renamed mug"), ("tags", ""));

        updated["title"].GetString().ShouldBe("Renamed mug");
        updated["description"].GetString().ShouldBe("A mug.");
        updated["state"].GetString().ShouldBe("active");
        updated["tags"].GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("price", "10")]
    [InlineData("quantity", "3")]
    [InlineData("state", "draft")]
    public async Task An_update_refuses_what_belongs_elsewhere(string field, string value) =>
        (await etsy.UpdateAsync(await etsy.CreateDraftAsync(), (field, value))).Error.ShouldContain(field);

    [Fact]
    public async Task A_listing_that_was_deactivated_or_deleted_is_no_longer_for_sale()
    {
        var ended = await etsy.CreateActiveAsync();
        var deleted = await etsy.CreateActiveAsync();

        (await etsy.UpdateAsync(ended, ("state", "inactive")))["state"].GetString().ShouldBe("inactive");
        (await etsy.DeleteAsync($"/listings/{deleted}")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await etsy.GetAsync($"/listings/{deleted}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await etsy.GetAsync($"/listings/{ended}")).Status.ShouldBe(HttpStatusCode.OK);
        (await new EtsyClient(sandbox).GetAsync($"/listings/{ended}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var shop = await sandbox.Http.GetStringAsync("/etsy/shop/HarbourAndPine", TestContext.Current.CancellationToken);
        shop.ShouldNotContain($"{ended}");
    }

    [Fact]
    public async Task Pages_of_a_shop_hold_every_listing_once()
    {
        List<long> seen = [];
        Answer page;
        do
        {
            page = await etsy.GetAsync($"/shops/{EtsySandbox.ShopId}/listings?limit=10&offset={seen.Count}&sort_on=price&sort_order=asc");
            seen.AddRange(Ids(page));
        }
        while (page["results"].GetArrayLength() > 0);

        seen.Count.ShouldBe(page["count"].GetInt32());
        seen.Count.ShouldBeGreaterThanOrEqualTo(36);
        seen.Distinct().Count().ShouldBe(seen.Count);
    }

    [Fact]
    public async Task A_batch_answers_the_known_ids_and_takes_at_most_a_hundred()
    {
        var known = Ids(await etsy.GetAsync($"/shops/{EtsySandbox.ShopId}/listings?limit=3"));

        Ids(await etsy.GetAsync($"/listings/batch?listing_ids={string.Join(',', known)},1")).ShouldBe(known);
        (await etsy.GetAsync($"/listings/batch?listing_ids={string.Join(',', Enumerable.Range(1, 101))}")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static long[] Ids(Answer page) => [.. page["results"].EnumerateArray().Select(l => l.GetProperty("listing_id").GetInt64())];

    private Task<Answer> CreateAsync(params (string Name, string Value)[] changes) =>
        etsy.FormAsync(HttpMethod.Post, $"/shops/{EtsySandbox.ShopId}/listings", SampleListing.Fields(changes));

    private async Task<Answer> CreateRawAsync(string extra)
    {
        using var fields = new FormUrlEncodedContent(SampleListing.Fields().Select(f => KeyValuePair.Create(f.Name, f.Value)));
        var body = await fields.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await etsy.SendAsync(
            HttpMethod.Post,
            $"/shops/{EtsySandbox.ShopId}/listings",
            new StringContent($"{body}&{extra}", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"));
    }
}
