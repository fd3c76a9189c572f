using System.Text;
using Marketplace.Data.Imports;
using Marketplace.Grains.Imports.Csv;

namespace Marketplace.Tests.Grains.Imports;

public sealed class ImportFileTests
{
    private const string _plain = "Name,SKU,Price,Stock\nMug \"\"big\"\",M-1,9.90,4\n";

    [Theory]
    [InlineData(Csv.ShopifyHeader, ImportFormat.Shopify)]
    [InlineData("ID,Type,SKU,Name,Regular price", ImportFormat.Woocommerce)]
    [InlineData("Article;Colour;EUR", ImportFormat.Plain)]
    public void The_format_is_told_by_the_header(string header, ImportFormat format) => Csv.FormatOf($"{header}\n").ShouldBe(format);

    [Fact]
    public void Columns_are_suggested_by_what_sellers_call_them()
    {
        using var file = new ImportFile(new MemoryStream("Item Name;Brand;Unit Price;Qty;EAN\nMug;Acme;9.90;4;123\n"u8.ToArray()));
        var preview = file.Preview();

        preview.Mapping.ShouldBe(
            new Dictionary<string, string> { ["title"] = "Item Name", ["vendor"] = "Brand", ["price"] = "Unit Price", ["quantity"] = "Qty", ["barcode"] = "EAN" },
            ignoreOrder: true);
        preview.SampleRows.ShouldHaveSingleItem().ShouldBe(["Mug", "Acme", "9.90", "4", "123"]);
        preview.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_plain_file_without_price_says_what_is_missing()
    {
        using var file = new ImportFile(new MemoryStream("a,b,c\n1,2,3\n"u8.ToArray()));
        file.Preview().Warnings.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Encodings_with_and_without_a_mark_are_read(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.Preamble.ToArray() : [], .. encoding.GetBytes("Name;Price\nKäse 🧀;3.20\n")];

        Csv.Read(bytes).ShouldHaveSingleItem().Title.ShouldBe("Käse 🧀");
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_in_words()
    {
        byte[] latin1 = [.. "Name,Price\n"u8, 0x4B, 0xE4, 0x73, 0x65, .. ",3\n"u8];

        Should.Throw<ImportFileException>(() => Csv.Read(latin1)).Message.ShouldContain("CSV UTF-8");
        Should.Throw<ImportFileException>(() => Csv.Read([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0])).Message.ShouldContain("PNG");
        Should.Throw<ImportFileException>(() => Csv.Read([0x41, 0, 0, 0x42])).Message.ShouldContain("not a text file");
        Should.Throw<ImportFileException>(() => Csv.Read([])).Message.ShouldContain("empty");
    }

    [Fact]
    public void A_file_with_no_rows_is_refused()
    {
        using var file = new ImportFile(new MemoryStream("Name,Price\n\n"u8.ToArray()));
        Should.Throw<ImportFileException>(() => file.Preview()).Message.ShouldContain("no rows");
    }

    [Fact]
    public void Quoted_newlines_and_delimiters_stay_in_their_cell() =>
        Csv.Read("Name,Description,Price\nMug,\"Two lines,\none cell; \"\"really\"\"\",3\n").Single().Description.ShouldBe("Two lines,\none cell; \"really\"");

    [Fact]
    public void A_cell_of_5_MB_costs_its_row_and_no_more()
    {
        var products = Csv.Read($"Name,Description,Price\nHuge,{new string('x', 5_000_000)},3\nMug,Small,4\n");

        products.SelectMany(p => p.Variants).ShouldHaveSingleItem().Price.ShouldBe(4m);
        products.SelectMany(p => p.Errors).ShouldHaveSingleItem().ShouldBe(
            new RowError(2, "Description", null, "The cell is larger than 1 MB; this row was left out."));
    }

    [Fact]
    public void A_quotation_mark_that_never_closes_stops_the_reading() =>
        Should.Throw<ImportFileException>(() => Csv.Read($"Name,Price\n\"Mug,3\n{new string('x', 20_000_000)}"))
            .Message.ShouldContain("quotation mark");

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+49 30 1234")]
    [InlineData("-5")]
    [InlineData("@SUM(A1)")]
    [InlineData("'=1")]
    [InlineData("''=1")]
    [InlineData("'plain'")]
    [InlineData("plain")]
    [InlineData("'")]
    [InlineData("")]
    public void A_guarded_cell_comes_back_as_it_was(string cell)
    {
        var guarded = FormulaGuard.Guard(cell);

        "=+-@\t\r".ShouldNotContain(guarded.Length > 0 ? guarded[0] : 'x');
        FormulaGuard.Unguard(guarded).ShouldBe(cell);
    }

    [Fact]
    public void Doubled_quotes_in_a_plain_cell_are_kept() => Csv.Read(_plain).Single().Variants.Single().Sku.ShouldBe("M-1");
}
