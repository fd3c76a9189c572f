using System.Net;
using System.Text;
using System.Text.Json;
using Marketplace.Channels.Ebay;
using Marketplace.Channels.Seam;
using Marketplace.Tests.Definitions;

namespace Marketplace.Tests.Channels.Ebay;

public sealed class EbayRulesTests
{
    private static readonly string[] _documents = ["sell_inventory_v1", "sell_fulfillment_v1", "sell_account_v1", "commerce_taxonomy_v1", "commerce_notification_v1"];

    [Fact]
    public void What_eBay_would_refuse_is_said_before_it_is_sent()
    {
        var settings = EbayAccountAtSandbox.Settings();
        Fields(EbayDrafts.Mug()).ShouldBeEmpty();
        Fields(EbayDrafts.Mug() with { Title = new string('x', 81) }).ShouldBe(["title"]);
        Fields(EbayDrafts.Mug() with { Description = " " }).ShouldBe(["description"]);
        Fields(EbayDrafts.Mug() with { Currency = "EUR" }).ShouldBe(["price"]);
        Fields(EbayDrafts.Mug(price: 0.5m)).ShouldBe(["price"]);
        Fields(EbayDrafts.Mug(sku: "MUG/1")).ShouldBe(["sku"]);
        Fields(EbayDrafts.Mug(images: 0)).ShouldBe(["images"]);
        Fields(EbayDrafts.Mug(quantity: 0)).ShouldBe(["quantity"]);
        settings = settings.Without("returnPolicyId");
        Fields(EbayDrafts.Mug()).ShouldBe(["returnPolicyId"]);

        string[] Fields(ListingDraft draft) => [.. EbayRules.Check(draft, settings).Select(problem => problem.Field)];
    }

    /// <summary>Every error that eBay documents reaches the seller as a sentence, with eBay's own words in it.</summary>
    [Fact]
    public void Every_documented_error_is_put_into_words()
    {
        Assert.SkipUnless(EbayDefinitions.Available, "../shared/specs/ebay is not here.");
        foreach (var (id, text) in _documents.SelectMany(name => EbayDefinitions.Read(name).DocumentedErrors).Distinct())
        {
            var error = Describe(HttpStatusCode.BadRequest, id, text);
            error.Code.ShouldNotBeNullOrEmpty();
            error.Message.ShouldNotContain("no reason given");
            error.Message.Length.ShouldBeGreaterThan(10, $"{id}");
        }
    }

    [Theory]
    [InlineData(25003, ChannelErrorKind.Rejected, "price")]
    [InlineData(25005, ChannelErrorKind.Rejected, "categoryId")]
    [InlineData(25009, ChannelErrorKind.Rejected, "returnPolicyId")]
    [InlineData(25021, ChannelErrorKind.Rejected, "condition")]
    [InlineData(25501, ChannelErrorKind.Rejected, "images")]
    [InlineData(25710, ChannelErrorKind.NotFound, null)]
    [InlineData(25025, ChannelErrorKind.Unavailable, null)]
    [InlineData(1001, ChannelErrorKind.Unauthorized, null)]
    [InlineData(1100, ChannelErrorKind.Unauthorized, null)]
    [InlineData(2001, ChannelErrorKind.Throttled, null)]
    public void An_error_is_of_a_kind_and_names_the_field(int errorId, ChannelErrorKind kind, string? field)
    {
        var error = Describe(HttpStatusCode.BadRequest, errorId, "Something.");

        (error.Kind, error.Field).ShouldBe((kind, field));
    }

    [Fact]
    public void A_description_without_markup_comes_back_as_it_went()
    {
        const string Text = "A mug & a saucer.\n\n• 350 ml";

        EbayText.Html(Text).ShouldBe("A mug &amp; a saucer.<br><br>• 350 ml");
        EbayText.Plain(EbayText.Html(Text)).ShouldBe(Text);
        EbayText.Html("<p>A <b>mug</b></p><script>alert(1)</script>").ShouldBe("<p>A <b>mug</b></p>");
    }

    private static ChannelError Describe(HttpStatusCode status, int errorId, string message)
    {
        var body = JsonSerializer.Serialize(new { errors = new[] { new { errorId, domain = "API", category = "REQUEST", message, longMessage = message } } });
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://api.ebay.com/");
        using var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        return EbayErrors.Describe(request, response, body);
    }
}
