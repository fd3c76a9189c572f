using System.Text.Json;
using Marketplace.Channels.Seam;

namespace Marketplace.Tests.Channels.WooCommerce;

public sealed class WooCommerceRulesTests : IAsyncLifetime
{
    private WooCommerceSandbox _woo = null!;

    public async ValueTask InitializeAsync() => _woo = await WooCommerceSandbox.StartAsync();

    public ValueTask DisposeAsync() => _woo.DisposeAsync();

    [Fact]
    public void What_WooCommerce_would_refuse_is_said_field_by_field()
    {
        var (mug, shirt) = (_woo.Mug(), _woo.Shirt());

        Problems(mug).ShouldBeEmpty();
        Problems(shirt).ShouldBeEmpty();
        Problems(mug with { Title = " " }).ShouldBe(["title"]);
        Problems(mug with { Variants = [] }).ShouldBe(["variants"]);
        Problems(mug with { Variants = [mug.Variants[0] with { Price = -1 }] }).ShouldBe(["price"]);
        Problems(mug with { Variants = [mug.Variants[0] with { Sku = "" }] }).ShouldBe(["sku"]);
        Problems(mug with { Variants = [mug.Variants[0] with { Sku = new string('S', 101) }] }).ShouldBe(["sku"]);
        Problems(shirt with { Variants = [shirt.Variants[0], shirt.Variants[1] with { Sku = "shirt-s-w" }] }).ShouldBe(["sku"]);
        Problems(shirt with { Variants = [shirt.Variants[0], shirt.Variants[0] with { Sku = "OTHER" }] }).ShouldBe(["variants"]);
        Problems(shirt with { Variants = [shirt.Variants[0], shirt.Variants[1] with { Options = [new("Size", "M")] }] }).ShouldBe(["variants"]);
        Problems(shirt with { Variants = [shirt.Variants[0], shirt.Variants[1] with { Options = [new("Size", "M|L"), new("Color", "White")] }] }).ShouldBe(["variants"]);
        Problems(mug, new { catalogVisibility = "everywhere" }).ShouldBe(["catalogVisibility"]);
    }

    private string[] Problems(ListingDraft draft, object? settings = null) =>
        [.. _woo.Channel.Check(draft, JsonSerializer.SerializeToElement(settings ?? new { })).Select(problem => problem.Field)];
}
