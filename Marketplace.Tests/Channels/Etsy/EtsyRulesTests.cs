using Marketplace.Channels.Etsy;
using Marketplace.Channels.Seam;

namespace Marketplace.Tests.Channels.Etsy;

public sealed class EtsyRulesTests
{
    [Fact]
    public void A_complete_product_has_no_problem()
    {
        Problems(EtsyDrafts.Mug()).ShouldBeEmpty();
        Problems(EtsyDrafts.Shirt()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("  ")]
    [InlineData("Half % price % mug")]
    [InlineData("A mug & a plate & a bowl")]
    [InlineData("Price: $5")]
    public void A_title_that_Etsy_refuses_is_said_before(string title) => Problems(EtsyDrafts.Mug(title)).ShouldBe(["title"]);

    [Fact]
    public void A_title_has_at_most_140_characters()
    {
        Problems(EtsyDrafts.Mug(new string('m', 140))).ShouldBeEmpty();
        Problems(EtsyDrafts.Mug(new string('m', 141))).ShouldBe(["title"]);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("0.19", false)]
    [InlineData("0.20", true)]
    [InlineData("50000", true)]
    [InlineData("50000.01", false)]
    public void A_price_is_between_twenty_cents_and_fifty_thousand(string price, bool good) =>
        Problems(EtsyDrafts.Mug(price: decimal.Parse(price))).ShouldBe(good ? [] : ["price"]);

    [Fact]
    public void A_product_needs_a_picture_that_Etsy_takes()
    {
        Problems(EtsyDrafts.Mug(images: 0)).ShouldBe(["images"]);
        Problems(EtsyDrafts.Mug() with { Images = [EtsyDrafts.Picture(1) with { ContentType = "image/avif" }] }).ShouldBe(["images"]);
        EtsyRules.Pictures(EtsyDrafts.Mug(images: 12)).Count.ShouldBe(10);
    }

    [Fact]
    public void Nothing_in_stock_cannot_be_published()
    {
        Problems(EtsyDrafts.Mug(quantity: 0)).ShouldBe(["quantity"]);
        EtsyRules.CheckContent(EtsyDrafts.Mug(quantity: 0)).ShouldBeEmpty();
    }

    [Fact]
    public void Options_have_at_most_two_dimensions_and_every_variant_a_value_in_each()
    {
        var shirt = EtsyDrafts.Shirt();
        var three = shirt with { Variants = [.. shirt.Variants.Select(variant => variant with { Options = [.. variant.Options, new("Fit", "Wide")] })] };
        var gap = shirt with { Variants = [shirt.Variants[0] with { Options = [new("Size", "L")] }, .. shirt.Variants.Skip(1)] };

        Problems(three).ShouldBe(["variants"]);
        Problems(gap).ShouldBe(["variants"]);
        Problems(shirt with { Variants = [] }).ShouldContain("variants");
    }

    [Fact]
    public void A_SKU_is_short_and_its_own()
    {
        var shirt = EtsyDrafts.Shirt();

        Problems(shirt with { Variants = [.. shirt.Variants.Select(variant => variant with { Sku = "SAME" })] }).ShouldBe(["sku"]);
        Problems(shirt with { Variants = [shirt.Variants[0] with { Sku = new string('S', 33) }, .. shirt.Variants.Skip(1)] }).ShouldBe(["sku"]);
    }

    [Fact]
    public void Settings_not_chosen_are_named_one_by_one()
    {
        var draft = EtsyDrafts.Mug();

        EtsyRules.Check(draft, default).Select(problem => problem.Field).ShouldBe(["taxonomyId", "whoMade", "whenMade", "shippingProfileId", "readinessStateId"]);
    }

    private static string[] Problems(ListingDraft draft) => [.. EtsyRules.Check(draft, draft.Settings).Select(problem => problem.Field)];
}
