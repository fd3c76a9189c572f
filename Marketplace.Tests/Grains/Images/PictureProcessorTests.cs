using Marketplace.Grains.Images;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Marketplace.Tests.Grains.Images;

public sealed class PictureProcessorTests
{
    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    public async Task A_large_picture_is_scaled_down_in_its_own_format(string extension)
    {
        using var processor = await ScalingAsync();
        var picture = await processor.ProcessAsync(await TestPictures.EncodedAsync(2600, 1300, extension), TestContext.Current.CancellationToken);

        (picture.Extension, picture.Width, picture.Height).ShouldBe((extension, 2000, 1000));
        ImageHeader.Read(picture.Bytes).ShouldBe(new ImageHeader(extension, 2000, 1000));
    }

    [Fact]
    public async Task A_picture_that_lies_on_its_side_is_turned_upright_and_loses_its_metadata()
    {
        using var processor = await ScalingAsync();
        var original = TestPictures.LyingOnItsSide(await TestPictures.EncodedAsync(80, 40, "jpg"));
        original.AsSpan().IndexOf("Exif"u8).ShouldBeGreaterThan(0);

        var picture = await processor.ProcessAsync(original, TestContext.Current.CancellationToken);

        (picture.Width, picture.Height).ShouldBe((40, 80));
        picture.Bytes.AsSpan().IndexOf("Exif"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task A_small_picture_is_not_scaled_up()
    {
        using var processor = await ScalingAsync();
        var picture = await processor.ProcessAsync(TestPictures.Png(30, 20), TestContext.Current.CancellationToken);

        (picture.Width, picture.Height).ShouldBe((30, 20));
    }

    [Fact]
    public async Task A_damaged_picture_is_refused()
    {
        using var processor = await ScalingAsync();
        var damaged = (await TestPictures.EncodedAsync(300, 300, "webp"))[..1000];

        var exception = await Should.ThrowAsync<InvalidDataException>(() => processor.ProcessAsync(damaged, TestContext.Current.CancellationToken));
        exception.Message.ShouldContain("damaged");
    }

    [Fact]
    public void A_bomb_is_refused_by_its_header() =>
        PictureProcessor.Refusal(TestPictures.Png(30, 20, claimedWidth: 60_000, claimedHeight: 60_000)).ShouldBe(
            "The picture has 60000 × 60000 pixels; at most 50 million are decoded.");

    [Fact]
    public void Other_files_are_refused_whatever_they_are_called()
    {
        PictureProcessor.Refusal("GIF89a and so on"u8).ShouldBe("This is not a JPEG, PNG or WebP picture.");
        PictureProcessor.Refusal("<svg onload=alert(1)>"u8).ShouldBe("This is not a JPEG, PNG or WebP picture.");
        PictureProcessor.Refusal([]).ShouldBe("This is not a JPEG, PNG or WebP picture.");
        PictureProcessor.Refusal(new byte[PictureProcessor.MaxBytes + 1]).ShouldBe("The picture is larger than 10 MB.");
    }

    private static async Task<PictureProcessor> ScalingAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Images:Libvips", await TestPictures.LibraryAsync())]).Build();
        return new(configuration, NullLogger<PictureProcessor>.Instance);
    }
}
