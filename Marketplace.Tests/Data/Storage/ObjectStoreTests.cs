using Marketplace.Data.Storage;

namespace Marketplace.Tests.Data.Storage;

/// <summary>What every object store promises.</summary>
public abstract class ObjectStoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal abstract IObjectStore Store { get; }

    [Fact]
    public async Task What_is_written_is_read_again_and_may_be_searched()
    {
        var key = NewKey();

        (await Store.WriteAsync(key, new OneWayStream("a picture"u8.ToArray()), Cancel)).ShouldBe(9);

        await using var stream = (await Store.OpenAsync(key, Cancel)).ShouldNotBeNull();
        stream.Length.ShouldBe(9);
        stream.Position = 2;
        using var reader = new StreamReader(stream);
        (await reader.ReadToEndAsync(Cancel)).ShouldBe("picture");
    }

    [Fact]
    public async Task An_object_of_many_buffers_comes_back_as_it_was()
    {
        var (key, content) = (NewKey(), new byte[3_000_001]);
        new Random(7).NextBytes(content);

        await Store.WriteAsync(key, new MemoryStream(content), Cancel);

        await using var stream = (await Store.OpenAsync(key, Cancel)).ShouldNotBeNull();
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancel);
        copy.ToArray().AsSpan().SequenceEqual(content).ShouldBeTrue();
    }

    [Fact]
    public async Task An_object_that_is_not_there_is_null_and_deleting_it_is_no_error()
    {
        var key = NewKey();
        await Store.WriteAsync(key, new MemoryStream([1]), Cancel);

        await Store.DeleteAsync(key, Cancel);
        await Store.DeleteAsync(key, Cancel);

        (await Store.OpenAsync(key, Cancel)).ShouldBeNull();
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("a/../../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a/b c")]
    [InlineData("a/ü")]
    [InlineData("")]
    public async Task A_key_that_could_lead_elsewhere_is_refused(string key)
    {
        await Should.ThrowAsync<ArgumentException>(() => Store.WriteAsync(key, new MemoryStream([1]), Cancel));
        await Should.ThrowAsync<ArgumentException>(() => Store.OpenAsync(key, Cancel));
        await Should.ThrowAsync<ArgumentException>(() => Store.DeleteAsync(key, Cancel));
    }

    private static string NewKey() => $"{Guid.NewGuid()}/products/{Guid.NewGuid()}/{Guid.NewGuid():N}.jpg";

    /// <summary>An upload: neither its length nor a way back.</summary>
    private sealed class OneWayStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    }
}
