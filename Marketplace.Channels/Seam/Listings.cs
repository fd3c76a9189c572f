using System.Text.Json;

namespace Marketplace.Channels.Seam;

public interface IImportListings : IChannel
{
    /// <summary>One page of the account's listings, all states that matter to the seller.</summary>
    /// <param name="cursor">Null starts; else <see cref="ChannelPage{T}.Next"/> of the page before.</param>
    Task<ChannelResult<ChannelPage<RemoteListing>>> ReadListingsAsync(ChannelSession session, string? cursor, CancellationToken cancellationToken);

    /// <summary>One listing as it stands now; <see cref="ChannelErrorKind.NotFound"/> when it is gone.</summary>
    Task<ChannelResult<RemoteListing>> ReadListingAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken);
}

/// <summary>A channel that can say which listings have changed, so that not every run reads all of them.</summary>
public interface IImportChanges : IImportListings
{
    /// <summary>Where <see cref="IImportListings.ReadListingsAsync"/> begins to read only what changed at or after a time. Deleted listings are not among it.</summary>
    string ChangedSince(DateTimeOffset time);

    /// <summary>Whether a cursor is of such a reading, and its end so does not mean that what was not met is gone.</summary>
    bool ReadsChanges(string cursor);
}

/// <summary>Records of one page. A record that could not be mapped is in <paramref name="Problems"/> and does not stop the run.</summary>
/// <param name="Next">Null on the last page.</param>
/// <param name="Total">How many records there are in all, where the channel says so.</param>
public sealed record ChannelPage<T>(IReadOnlyList<T> Records, IReadOnlyList<UnmappedRecord> Problems, string? Next, int? Total);

/// <param name="Payload">The channel's own JSON, kept for the seller's support case.</param>
public sealed record UnmappedRecord(string? RemoteId, string Error, string Payload);

/// <param name="State">One of ListingStates: active, draft, sold_out, inactive, ended.</param>
/// <param name="Fingerprint">A value that changes whenever anything the seller sees changes.</param>
public sealed record RemoteListing(
    string RemoteId, Uri? Url, string State, string Title, string? Description, string Currency, IReadOnlyList<string> Tags,
    IReadOnlyList<RemoteVariant> Variants, IReadOnlyList<Uri> Images, DateTimeOffset? CreatedAt, DateTimeOffset? UpdatedAt, string Fingerprint);

public sealed record RemoteVariant(string? RemoteVariantId, string? Sku, IReadOnlyList<ChannelOption> Options, decimal Price, int Quantity);

public sealed record ChannelOption(string Name, string Value);

/// <summary>Brings listings into being and keeps them as the seller wants them.</summary>
public interface IPublishListings : IChannel
{
    /// <summary>What stands in the way of publishing, field by field; empty when nothing does. Pure.</summary>
    IReadOnlyList<ListingProblem> Check(ListingDraft draft, JsonElement settings);

    /// <summary>
    /// Publishes, in steps the channel needs. After each remote effect <paramref name="checkpoint"/> is awaited before the next, so that a crash
    /// or an unknown outcome resumes from what was reached: pass the last <see cref="PublishCheckpoint"/> as <paramref name="reached"/>.
    /// With an attempt before whose outcome is unknown, the channel looks the listing up before it creates one.
    /// </summary>
    /// <param name="isKnown">Whether a remote id already belongs to another of our listings (so that a look-up does not adopt it).</param>
    Task<ChannelResult<RemoteListing>> PublishAsync(
        ChannelSession session, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, Func<string, Task<bool>> isKnown, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the remote listing say what the draft says: text, settings, prices, pictures; stock is <see cref="IPushStock"/>'s.
    /// Pictures that the channel has and <paramref name="reached"/> does not name are the seller's own and stay;
    /// a new picture is checkpointed like one of a publish.
    /// </summary>
    Task<ChannelResult<RemoteListing>> UpdateAsync(
        ChannelSession session, string remoteId, ListingDraft draft, PublishCheckpoint reached, Func<PublishCheckpoint, Task> checkpoint, CancellationToken cancellationToken);

    /// <summary>Takes the listing off sale; one that is gone already counts as ended.</summary>
    Task<ChannelResult<Done>> EndAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken);

    /// <summary>Deletes the listing; one that is gone already counts as deleted.</summary>
    Task<ChannelResult<Done>> DeleteAsync(ChannelSession session, string remoteId, CancellationToken cancellationToken);
}

/// <summary>What a listing should be: the product with the listing's overrides applied.</summary>
/// <param name="Settings">The connection's settings overlaid with the listing's own.</param>
public sealed record ListingDraft(
    Guid ListingId, string Title, string Description, string Currency, IReadOnlyList<string> Tags, IReadOnlyList<DraftVariant> Variants,
    IReadOnlyList<DraftImage> Images, JsonElement Settings);

public sealed record DraftVariant(Guid VariantId, string Sku, IReadOnlyList<ChannelOption> Options, decimal Price, int Quantity);

/// <param name="Open">Opens the stored picture; the caller disposes the stream.</param>
public sealed record DraftImage(Guid ImageId, string FileName, string ContentType, string? Alt, Func<CancellationToken, Task<Stream>> Open)
{
    /// <value>Where a channel that fetches pictures itself finds it; ends in <see cref="FileName"/>. Null: nowhere.</value>
    public Uri? Address { get; init; }
}

/// <param name="Field">The product's field in our names: title, description, price, images, quantity, or a setting's name.</param>
public sealed record ListingProblem(string Field, string Message);

/// <summary>How far a publish has come; stored with the listing.</summary>
/// <param name="StartedAt">When the first attempt began; bounds the look-up after an unknown outcome.</param>
/// <param name="RemoteId">Set as soon as the channel has named the listing.</param>
/// <param name="Images">The remote picture ids by our picture's id, as far as uploaded.</param>
/// <param name="Step">The channel's own step name.</param>
public sealed record PublishCheckpoint(DateTimeOffset? StartedAt, string? RemoteId, IReadOnlyDictionary<Guid, string> Images, string? Step)
{
    public static readonly PublishCheckpoint None = new(null, null, new Dictionary<Guid, string>(), null);
}

/// <summary>Sets stock (and nothing else) on live listings.</summary>
public interface IPushStock : IChannel
{
    /// <summary>At most <see cref="ChannelLimits.StockBatch"/> listings. Never writes back a price it did not just read. One answer per push, in order.</summary>
    Task<IReadOnlyList<ChannelResult<StockPushed>>> PushStockAsync(ChannelSession session, IReadOnlyList<StockPush> pushes, CancellationToken cancellationToken);
}

/// <param name="Levels">The quantity wanted per SKU; SKUs of the listing that are not named stay as they are.</param>
/// <param name="SoldOut">
/// Whether our last push took the listing off sale because nothing was left. Only then does new stock put an inactive listing back on sale:
/// one that the seller switched off stays off.
/// </param>
public sealed record StockPush(string RemoteId, IReadOnlyDictionary<string, int> Levels, bool SoldOut = false);

/// <param name="Before">The quantities that the channel showed before, by SKU.</param>
/// <param name="Changed">False when the channel already said so and nothing was written.</param>
/// <param name="State">The listing's state afterwards, one of ListingStates: <c>sold_out</c> when nothing is left.</param>
public sealed record StockPushed(IReadOnlyDictionary<string, int> Before, bool Changed, string State);
