namespace Marketplace.Sandbox.Ebay.Store;

/// <param name="Seed">Set for a made-up picture, which is drawn when asked for; else the bytes are in the blobs.</param>
internal sealed record EbayImage(long Id, string UserId, string ContentType, long? Seed);
