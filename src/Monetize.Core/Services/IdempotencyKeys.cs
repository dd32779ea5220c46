namespace Monetize;

/// <summary>Makes keys where the caller has no natural one.</summary>
public static class IdempotencyKeys
{
    extension(IdempotencyKey)
    {
        /// <summary>
        /// A new key that is like no other: a UUID of version 7 (RFC 9562). It begins with the time, so that keys of
        /// one time lie beside each other in a store, which makes recording several times faster than random keys do.
        /// </summary>
        /// <param name="time">The clock; the system's where null.</param>
        /// <remarks>
        /// Make it once for each use and keep it for retries: a new key for a retry is a second charge.
        /// </remarks>
        public static IdempotencyKey New(TimeProvider? time = null) =>
            new(Guid.CreateVersion7((time ?? TimeProvider.System).GetUtcNow()).ToString());
    }
}
