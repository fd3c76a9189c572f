using System.Text.Json;
using Marketplace.Channels.Etsy;
using Marketplace.Channels.Etsy.Wire;
using Marketplace.Channels.Seam;

namespace Marketplace.Tests.Channels.Etsy;

public sealed class EtsyMapperTests
{
    [Theory]
    [InlineData(1840, 100, "18.40")]
    [InlineData(1, 100, "0.01")]
    [InlineData(12345, 1000, "12.345")]
    [InlineData(1500, 1, "1500")]
    [InlineData(1500, 0, "1500")]
    [InlineData(999999999999, 100, "9999999999.99")]
    public void Etsys_money_is_an_exact_decimal(long amount, int divisor, string value) => new WireMoney(amount, divisor, "USD").Value.ShouldBe(decimal.Parse(value));

    [Fact]
    public void A_price_goes_out_as_a_plain_number()
    {
        var draft = EtsyDrafts.Mug(price: 18.40m);

        EtsyListingMapper.ToCreate(draft, Settings(draft)).ShouldContain(new KeyValuePair<string, string>("price", "18.40"));
        JsonSerializer.Serialize(EtsyInventoryMapper.FromDraft(draft, Settings(draft)), EtsyJson.Default.WireInventoryUpdate).ShouldContain("\"price\":18.40,");
    }

    [Fact]
    public void Options_become_custom_properties_and_come_back_as_options()
    {
        var shirt = EtsyDrafts.Shirt();

        var inventory = EtsyInventoryMapper.FromDraft(shirt, Settings(shirt));

        inventory.Products[1].PropertyValues.Select(value => (value.PropertyId, value.PropertyName, value.Values[0])).ShouldBe([(513L, "Size", "M [tall]"), (514L, "Color", "White")]);
        inventory.PriceOnProperty.ShouldBe([513L, 514L]);
        inventory.SkuOnProperty.ShouldBe([513L, 514L]);
        EtsyInventoryMapper.HasVariationsOf(inventory, shirt).ShouldBeTrue();
        var back = EtsyListingMapper.ToRemote(Listing("active"), AsRead(inventory)).Variants;
        back.Select(variant => (variant.Sku, variant.Price, variant.Quantity)).ShouldBe([("SHIRT-S-W", 60m, 3), ("SHIRT-M-W", 60m, 0), ("SHIRT-S-G", 65.50m, 2)]);
        back[2].Options.ShouldBe([new ChannelOption("Size", "S"), new ChannelOption("Color", "Green")]);
    }

    [Fact]
    public void A_single_variant_has_no_properties_whatever_options_it_names()
    {
        var mug = EtsyDrafts.Mug();
        mug = mug with { Variants = [mug.Variants[0] with { Options = [new("Size", "One")] }] };

        var inventory = EtsyInventoryMapper.FromDraft(mug, Settings(mug));

        inventory.Products.ShouldHaveSingleItem().PropertyValues.ShouldBeEmpty();
        inventory.SkuOnProperty.ShouldBeEmpty();
    }

    [Fact]
    public void New_quantities_change_nothing_else_and_are_at_most_999()
    {
        var shirt = EtsyDrafts.Shirt();
        var before = EtsyInventoryMapper.FromDraft(shirt, Settings(shirt));

        var after = EtsyInventoryMapper.WithQuantities(before, new Dictionary<string, int> { ["SHIRT-S-W"] = 5000, ["SHIRT-S-G"] = -1, ["ANOTHER"] = 4 });

        after.Products.Select(product => product.Offerings[0].Quantity).ShouldBe([999, 0, 0]);
        EtsyInventoryMapper.Same(before, EtsyInventoryMapper.WithQuantities(after, new Dictionary<string, int> { ["SHIRT-S-W"] = 3, ["SHIRT-S-G"] = 2 })).ShouldBeTrue();
    }

    [Fact]
    public void A_quantity_shared_by_variations_becomes_each_ones_own_only_when_they_differ()
    {
        var shirt = EtsyDrafts.Shirt();
        var inventory = EtsyInventoryMapper.FromDraft(shirt, Settings(shirt)) with { QuantityOnProperty = [] };
        var levels = shirt.Variants.ToDictionary(variant => variant.Sku, _ => 4);

        EtsyInventoryMapper.WithQuantities(inventory, levels).QuantityOnProperty.ShouldBeEmpty();
        EtsyInventoryMapper.Total(EtsyInventoryMapper.WithQuantities(inventory, levels)).ShouldBe(4);
        levels["SHIRT-S-G"] = 1;
        EtsyInventoryMapper.WithQuantities(inventory, levels).QuantityOnProperty.ShouldBe([513L, 514L]);
        EtsyInventoryMapper.Total(EtsyInventoryMapper.WithQuantities(inventory, levels)).ShouldBe(9);
    }

    [Theory]
    [InlineData("<p>Thrown by hand.</p><ul><li>350 ml</li><li>Dishwasher safe</li></ul>", "Thrown by hand.\n\n• 350 ml\n• Dishwasher safe")]
    [InlineData("Plain text,\nin two lines; 1 < 2", "Plain text,\nin two lines; 1 < 2")]
    [InlineData("One<br>two<br/>three", "One\ntwo\nthree")]
    [InlineData("<p>Salt &amp; pepper &lt;b&gt;</p>", "Salt & pepper <b>")]
    [InlineData("<style>p { color: red }</style><script>alert(1)</script><!-- x --><p>Seen</p>", "Seen")]
    [InlineData("<p>  </p>", "")]
    public void A_description_becomes_text(string html, string text) => EtsyText.Description(html).ShouldBe(text);

    [Fact]
    public void Tags_that_do_not_fit_are_left_out() =>
        EtsyText.Tags(["mug", "MUG", "hand/made", "a tag that is far too long", "", .. Enumerable.Range(1, 20).Select(i => $"tag {i}")]).ShouldBe(
            ["mug", "hand made", .. Enumerable.Range(1, 11).Select(i => $"tag {i}")]);

    [Theory]
    [InlineData("active", "active")]
    [InlineData("draft", "draft")]
    [InlineData("sold_out", "sold_out")]
    [InlineData("inactive", "inactive")]
    [InlineData("expired", "ended")]
    public void Etsys_states_are_ours(string etsy, string state) => EtsyListingMapper.ToRemote(Listing(etsy), null).State.ShouldBe(state);

    [Fact]
    public void A_fingerprint_changes_with_what_the_seller_sees_and_with_nothing_else()
    {
        var shirt = EtsyDrafts.Shirt();
        var inventory = AsRead(EtsyInventoryMapper.FromDraft(shirt, Settings(shirt)));
        var print = EtsyListingMapper.ToRemote(Listing("active"), inventory).Fingerprint;

        EtsyListingMapper.ToRemote(Listing("active") with { UpdatedTimestamp = 1 }, inventory).Fingerprint.ShouldBe(print);
        EtsyListingMapper.ToRemote(Listing("inactive"), inventory).Fingerprint.ShouldNotBe(print);
        EtsyListingMapper.ToRemote(Listing("active"), inventory with { Products = [.. inventory.Products.Skip(1)] }).Fingerprint.ShouldNotBe(print);
    }

    [Theory]
    [InlineData("Paid", true, false, "processing", "paid")]
    [InlineData("Completed", true, true, "shipped", "paid")]
    [InlineData("Open", false, false, "pending", "pending")]
    [InlineData("CANCELED", true, false, "cancelled", "paid")]
    [InlineData("Fully Refunded", true, true, "refunded", "refunded")]
    public void A_receipts_status_is_ours_in_any_case(string etsy, bool paid, bool shipped, string status, string payment)
    {
        var order = EtsyOrderMapper.ToRemote(
            new WireReceipt { ReceiptId = 7, Status = etsy, IsPaid = paid, IsShipped = shipped, CreatedTimestamp = 1, UpdatedTimestamp = 2, Grandtotal = new(1840, 100, "USD") }, "{}");

        (order.Status, order.PaymentStatus, order.Total).ShouldBe((status, payment, 18.40m));
    }

    private static EtsySettings Settings(ListingDraft draft) => EtsySettings.Read(draft.Settings);

    private static WireListing Listing(string state) => new() { ListingId = 1, Title = "Salt &amp; pepper", State = state, Price = new(6000, 100, "USD") };

    private static WireInventory AsRead(WireInventoryUpdate written) => new(
    [
        .. written.Products.Select((product, i) => new WireProduct(
            i + 1, [.. product.Offerings.Select(offering => new WireOffering(offering.Quantity, offering.IsEnabled, new WireMoney((long)(offering.Price * 100), 100, "USD")))],
            product.Sku, PropertyValues: product.PropertyValues)),
    ]);
}
