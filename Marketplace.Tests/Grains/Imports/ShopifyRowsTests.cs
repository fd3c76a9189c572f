using Marketplace.Grains.Imports.Csv;

namespace Marketplace.Tests.Grains.Imports;

public sealed class ShopifyRowsTests
{
    [Fact]
    public void Rows_of_one_handle_are_one_product_with_a_variant_each()
    {
        var product = Csv.Shopify(
            "varsity-top,Varsity Top,Acme,Size,Small,,1,60,https://images.example/1.jpg",
            "varsity-top,,,,Medium,,2,65.50,",
            "varsity-top,,,,,,,,https://images.example/2.jpg").ShouldHaveSingleItem();

        product.Title.ShouldBe("Varsity Top");
        product.Variants.Select(v => (v.Sku, v.Options[0].Name, v.Options[0].Value, v.Price, v.Quantity)).ShouldBe(
            [("varsity-top-small", "Size", "Small", 60m, 1), ("varsity-top-medium", "Size", "Medium", 65.50m, 2)]);
        product.Images.Select(i => i.Url).ShouldBe(["https://images.example/1.jpg", "https://images.example/2.jpg"]);
        product.Errors.ShouldBeEmpty();
    }

    [Fact]
    public void The_default_title_is_no_option_and_gives_the_handle_as_sku()
    {
        var variant = Csv.Shopify("blue-shirt,Blue Shirt,,Title,Default Title,,1,50,").Single().Variants.ShouldHaveSingleItem();

        variant.Sku.ShouldBe("blue-shirt");
        variant.Options.ShouldBeEmpty();
    }

    [Fact]
    public void A_price_with_comma_and_currency_sign_is_refused_with_the_way_to_write_it()
    {
        var product = Csv.Shopify("shirt,Shirt,,Size,S,A,1,\"12,50 €\",", "shirt,,,,M,B,1,12.50,").Single();

        product.Variants.ShouldHaveSingleItem().Sku.ShouldBe("B");
        var error = product.Errors.ShouldHaveSingleItem();
        (error.Row, error.Column, error.Value).ShouldBe((2, "Variant Price", "12,50 €"));
        error.Message.ShouldContain("such as 12.50");
    }

    [Fact]
    public void A_negative_stock_is_refused() =>
        Csv.Shopify("shirt,Shirt,,,,A,-3,10,").Single().Errors.ShouldHaveSingleItem().Message.ShouldBe("The stock cannot be negative.");

    [Fact]
    public void The_second_row_with_a_sku_is_refused()
    {
        var products = Csv.Shopify("one,One,,,,SAME,1,10,", "two,Two,,,,SAME,1,10,");

        products[0].Variants.ShouldHaveSingleItem();
        products[1].Variants.ShouldBeEmpty();
        products[1].Errors.ShouldHaveSingleItem().ShouldBe(new RowError(3, "Variant SKU", "SAME", "This SKU is already in a row above; the first one was taken."));
    }

    [Fact]
    public void A_row_without_handle_is_refused_alone()
    {
        var products = Csv.Shopify("one,One,,,,A,1,10,", ",Nameless,,,,B,1,10,", "two,Two,,,,C,1,10,");

        products.SelectMany(p => p.Variants).Select(v => v.Sku).ShouldBe(["A", "C"]);
        products.SelectMany(p => p.Errors).ShouldHaveSingleItem().Row.ShouldBe(3);
    }

    [Theory]
    [InlineData("shopify-apparel.csv", 20)]
    [InlineData("shopify-home-and-garden.csv", 0)]
    public void Real_files_are_read_without_an_error(string name, int atLeast)
    {
        var path = SharedFiles.Find($"data/{name}");
        Assert.SkipWhen(path is null, $"../shared/data/{name} is not here.");
        var products = Csv.Read(File.ReadAllBytes(path!));

        products.SelectMany(p => p.Errors).ShouldBeEmpty();
        products.Count.ShouldBeGreaterThan(atLeast / 2);
        products.ShouldAllBe(p => p.Title != null && p.Variants.Count > 0 && p.Images.Count > 0);
    }
}
