using System.Net;

namespace Marketplace.Tests.Sandbox.Etsy;

public sealed class PageTests(EtsyFixture fixture) : IClassFixture<EtsyFixture>
{
    private readonly EtsySandbox sandbox = fixture.Sandbox;
    private readonly EtsyClient etsy = fixture.Etsy;

    [Fact]
    public async Task The_shop_and_the_item_show_what_the_api_was_told()
    {
        var id = await etsy.CreateActiveAsync(("title", "Mug <b>bold</b>"));

        (await ReadAsync("/etsy/shop/HarbourAndPine")).ShouldContain($"/etsy/listing/{id}");
        var page = await ReadAsync($"/etsy/listing/{id}");
        page.ShouldContain("Mug &lt;b&gt;bold&lt;/b&gt;");
        page.ShouldContain("$24.50");
        page.ShouldContain("/etsy/images/");
        page.ShouldContain("Buy it now");
    }

    [Fact]
    public async Task Buying_on_the_page_makes_an_order_that_shows_its_tracking_number()
    {
        var id = await etsy.CreateActiveAsync();
        using var form = new FormUrlEncodedContent([new("quantity", "2")]);
        using var bought = await sandbox.Http.PostAsync($"/etsy/listing/{id}/buy", form, TestContext.Current.CancellationToken);
        var order = bought.Headers.Location!.ToString();

        (await ReadAsync(order)).ShouldContain("2 × Salt-glazed mug");

        await etsy.JsonAsync(
            HttpMethod.Post, $"/shops/{EtsySandbox.ShopId}/receipts/{order.Split('/')[^1]}/tracking", new { tracking_code = "TRACK-77", carrier_name = "dhl" });
        (await ReadAsync(order)).ShouldContain("TRACK-77");
    }

    [Fact]
    public async Task A_draft_has_no_page()
    {
        using var response = await sandbox.Http.GetAsync($"/etsy/listing/{await etsy.CreateDraftAsync()}", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_control_page_takes_orders_as_forms()
    {
        (await ReadAsync("/")).ShouldContain("/control/etsy");
        (await ReadAsync("/control/etsy")).ShouldContain("Make trouble");
        using var form = new FormUrlEncodedContent([new("failNext", "1"), new("status", ""), new("clear", "true")]);

        using var response = await sandbox.Http.PostAsync("/control/etsy/faults", form, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await etsy.GetAsync("/openapi-ping")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Theory]
    [InlineData("/alive")]
    [InlineData("/health")]
    public async Task The_probes_answer(string path)
    {
        using var response = await sandbox.Http.GetAsync(path, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task<string> ReadAsync(string path) => sandbox.Http.GetStringAsync(path, TestContext.Current.CancellationToken);
}
