namespace Marketplace.Tests.Grains.Imports;

public sealed class WooCommerceRowsTests
{
    private const string _header = "ID,Type,SKU,Name,Published,Short description,Description,Stock,Weight (kg),Sale price,Regular price,Categories,Tags,Images,Parent,"
        + "Attribute 1 name,Attribute 1 value(s)\n";

    [Fact]
    public void Variations_join_the_product_they_name_even_from_further_down()
    {
        var products = Csv.Read(_header
            + "10,variable,HOOD,Hoodie,1,,,,,,,Clothing > Hoodies,,https://images.example/h.jpg,,Color,\"Blue, Red\"\n"
            + "11,simple,MUG,Mug,1,,,7,0.35,,9.90,,,,,,\n"
            + "12,variation,HOOD-B,Hoodie - Blue,1,,,3,,39.00,45.00,,,,HOOD,Color,Blue\n"
            + "13,variation,HOOD-R,Hoodie - Red,1,,,0,,,45.00,,,,id:10,Color,Red\n");

        products.Select(p => p.Handle).ShouldBe(["hoodie", "mug", "hoodie"]);
        products[0].CategoryPath.ShouldBe("Clothing > Hoodies");
        products[1].Variants.ShouldHaveSingleItem().WeightGrams.ShouldBe(350);
        products[2].Variants.Select(v => (v.Sku, v.Price, v.CompareAtPrice, v.Options[0].Value)).ShouldBe(
            [("HOOD-B", 39m, 45m, "Blue"), ("HOOD-R", 45m, (decimal?)null, "Red")]);
        products.SelectMany(p => p.Errors).ShouldBeEmpty();
    }

    [Fact]
    public void A_variation_without_its_product_is_refused() =>
        Csv.Read(_header + "12,variation,X,Lost,1,,,3,,,45.00,,,,NOWHERE,Color,Blue\n")
            .SelectMany(p => p.Errors).ShouldHaveSingleItem().Column.ShouldBe("Parent");

    [Fact]
    public void Two_products_of_the_same_name_stay_two() =>
        Csv.Read(_header + "1,simple,M1,Mug,1,,,1,,,9,,,,,,\n2,simple,M2,Mug,1,,,1,,,9,,,,,,\n").Select(p => p.Handle).ShouldBe(["mug", "mug-m2"]);
}
