using Marketplace.Channels.Seam;
using Marketplace.Channels.Shopify;

namespace Marketplace.Tests.Channels.Shopify;

public sealed class ShopifyRulesTests
{
    [Fact]
    public void A_complete_product_has_no_problem_also_without_stock_or_pictures()
    {
        Problems(ShopifyDrafts.Mug(images: 0, quantity: 0, price: 0)).ShouldBeEmpty();
        Problems(ShopifyDrafts.Shirt()).ShouldBeEmpty();
    }

    [Fact]
    public void Title_price_and_SKU_keep_to_Shopifys_limits()
    {
        var shirt = ShopifyDrafts.Shirt();

        Problems(ShopifyDrafts.Mug(" ")).ShouldBe(["title"]);
        Problems(ShopifyDrafts.Mug(new string('m', 255))).ShouldBeEmpty();
        Problems(ShopifyDrafts.Mug(new string('m', 256))).ShouldBe(["title"]);
        Problems(ShopifyDrafts.Mug(price: -0.01m)).ShouldBe(["price"]);
        Problems(With(shirt, variant => variant with { Sku = "SAME" })).ShouldBe(["sku"]);
        Problems(With(shirt, variant => variant with { Sku = variant.Sku + new string('S', 255) })).ShouldBe(["sku"]);
        Problems(ShopifyDrafts.Mug() with { Variants = [] }).ShouldBe(["variants"]);
    }

    [Fact]
    public void Options_have_at_most_three_dimensions_and_tell_the_variants_apart()
    {
        var shirt = ShopifyDrafts.Shirt();

        Problems(With(shirt, variant => variant with { Options = [.. variant.Options, new("Fit", "Wide"), new("Collar", "Round")] })).ShouldBe(["variants"]);
        Problems(With(shirt, variant => variant with { Options = [new("Size", "S")] })).ShouldBe(["variants"]);
        Problems(With(shirt, variant => variant with { Options = [] })).ShouldBe(["variants"]);
        Problems(shirt with { Variants = [shirt.Variants[0] with { Options = [new("Size", "L")] }, .. shirt.Variants.Skip(1)] }).ShouldBe(["variants"]);
    }

    [Fact]
    public void The_location_must_be_chosen() => ShopifyRules.Check(ShopifyDrafts.Mug(), default).Select(problem => problem.Field).ShouldBe(["locationId"]);

    [Fact]
    public void Pictures_that_Shopify_cannot_take_are_left_out() =>
        ShopifyRules.Pictures(ShopifyDrafts.Mug() with { Images = [ShopifyDrafts.Picture(1) with { ContentType = "image/avif" }, ShopifyDrafts.Picture(2)] }).ShouldHaveSingleItem().FileName.ShouldBe("picture-2.png");

    private static ListingDraft With(ListingDraft draft, Func<DraftVariant, DraftVariant> change) => draft with { Variants = [.. draft.Variants.Select(change)] };

    private static string[] Problems(ListingDraft draft) => [.. ShopifyRules.Check(draft, draft.Settings).Select(problem => problem.Field)];
}
