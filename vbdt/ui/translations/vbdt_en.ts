<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="vi_VN">
<context>
    <name>AbsenceDialog</name>
    <message>
        <source>Vắng mặt, ủy quyền</source>
        <translation>Absence and deputy</translation>
    </message>
    <message>
        <source>Đang ghi danh bạ…</source>
        <translation>Writing the directory…</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến hết ngày</source>
        <translation>Until the end of</translation>
    </message>
    <message>
        <source>Chọn người làm thay</source>
        <translation>Choose the deputy</translation>
    </message>
    <message>
        <source>Lý do vắng</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Từ ngày, đến hết ngày</source>
        <translation>From, until the end of</translation>
    </message>
    <message>
        <source>Người làm thay</source>
        <translation>Deputy</translation>
    </message>
    <message>
        <source>Trong thời gian này, khi trình hoặc giao văn bản cho người vắng, chương trình đề nghị người làm thay.</source>
        <translation>Meanwhile the deputy is proposed whenever a document is submitted or assigned to the one who is away.</translation>
    </message>
    <message>
        <source>Chỉ làm thay một số loại văn bản</source>
        <translation>Deputise for some kinds of documents only</translation>
    </message>
    <message>
        <source>Loại văn bản</source>
        <translation>Kinds of documents</translation>
    </message>
</context>
<context>
    <name>ActDialog</name>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>AdmitDialog</name>
    <message>
        <source>Duyệt thẻ ghi danh</source>
        <translation>Admit desk</translation>
    </message>
    <message>
        <source>Duyệt khóa mới</source>
        <translation>Approve new keys</translation>
    </message>
    <message>
        <source>Duyệt</source>
        <translation>Admit</translation>
    </message>
    <message>
        <source>Đang ghi danh bạ…</source>
        <translation>Writing the directory…</translation>
    </message>
    <message>
        <source>Mã của thẻ</source>
        <translation>Code of the card</translation>
    </message>
    <message>
        <source>Gọi điện cho người này và nghe người đó đọc mã. Mã phải giống hệt mã trên đây.</source>
        <translation>Call this person and listen to the code. It must be exactly the code above.</translation>
    </message>
    <message>
        <source>Khóa cũ đã lộ hoặc mất: sau hôm nay không tin khóa cũ nữa</source>
        <translation>The old keys leaked or were lost: do not believe them after today</translation>
    </message>
    <message>
        <source>Người xin đổi báo khóa cũ có thể đã lộ.</source>
        <translation>This person reports that the old keys may have leaked.</translation>
    </message>
    <message>
        <source>Mã danh bạ của tỉnh, đọc cho người đó nghe</source>
        <translation>Code of the province’s directory: read it out to that person</translation>
    </message>
    <message>
        <source>Tôi đã nghe đọc mã, mã khớp</source>
        <translation>I heard the code read out and it is the same</translation>
    </message>
    <message>
        <source>Vai trò</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Máy mới thay máy cũ bị mất. Khi duyệt:</source>
        <translation>A new computer in place of a lost one. When admitted:</translation>
    </message>
    <message>
        <source>• Bàn cũ đóng từ hôm nay; chữ ký và gói tin từ máy cũ không được nơi nào chấp nhận nữa.</source>
        <translation>• The old desk is closed from today; nobody accepts signatures and packages from the old computer any more.</translation>
    </message>
    <message>
        <source>• Bàn mới có các vai trò của bàn cũ và tiếp quản văn bản của bàn cũ.</source>
        <translation>• The new desk has the roles of the old one and takes over its documents.</translation>
    </message>
    <message>
        <source>• Chuyển sang bàn mới: {books}. Số mới chỉ cấp sau khi đối chiếu sổ giấy.</source>
        <translation>• Moved to the new desk: {books}. New numbers are given only after comparison with the paper register.</translation>
    </message>
</context>
<context>
    <name>AgencyPicker</name>
    <message>
        <source>Tìm cơ quan nhận…</source>
        <translation>Find a receiving agency…</translation>
    </message>
    <message>
        <source>Tìm cơ quan nhận</source>
        <translation>Find a receiving agency</translation>
    </message>
    <message>
        <source>Gửi tới</source>
        <translation>Send to</translation>
    </message>
    <message>
        <source>Qua tệp: {agency}</source>
        <translation>By file: {agency}</translation>
    </message>
    <message numerus="yes">
        <source>Đã chọn %n cơ quan</source>
        <translation>
            <numerusform>%n agency chosen</numerusform>
            <numerusform>%n agencies chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnexPage</name>
    <message>
        <source>Tên phụ lục</source>
        <translation>Annex name</translation>
    </message>
    <message>
        <source>Tiêu đề phụ lục</source>
        <translation>Annex title</translation>
    </message>
    <message>
        <source>Văn bản ban hành kèm theo</source>
        <translation>Document issued with it</translation>
    </message>
    <message>
        <source>Quy chế, quy định… có quốc hiệu và tên cơ quan riêng</source>
        <translation>Regulations and the like, with their own national title and agency name</translation>
    </message>
    <message>
        <source>Xóa phụ lục</source>
        <translation>Delete annex</translation>
    </message>
    <message>
        <source>Nội dung phụ lục</source>
        <translation>Annex text</translation>
    </message>
</context>
<context>
    <name>AnswerDialog</name>
    <message>
        <source>Đang ghi nhận…</source>
        <translation>Recording…</translation>
    </message>
    <message>
        <source>Lý do của nơi gửi: «{reason}»</source>
        <translation>Sender’s reason: “{reason}”</translation>
    </message>
    <message>
        <source>Có thể bỏ trống.</source>
        <translation>May be left empty.</translation>
    </message>
    <message>
        <source>Ví dụ: Đã giải quyết xong theo văn bản này.</source>
        <translation>Example: Already settled under this document.</translation>
    </message>
    <message>
        <source>Lời nhắn tới nơi gửi</source>
        <translation>Message to the sender</translation>
    </message>
    <message>
        <source>Lý do không đồng ý</source>
        <translation>Reason for declining</translation>
    </message>
    <message>
        <source>Nơi gửi được báo lý do này. Văn bản ở lại và tiếp tục được xử lý.</source>
        <translation>The sender is told this reason. The document stays and work on it goes on.</translation>
    </message>
    <message>
        <source>Không đồng ý</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>Gửi trả lời</source>
        <translation>Send answer</translation>
    </message>
    <message>
        <source>Văn bản bị hủy trên hệ thống, dừng xử lý và không tính hạn nữa. Lịch sử và số đến giữ nguyên.</source>
        <translation>The document is voided here, work on it stops and its deadline no longer counts. History and arrival number stay.</translation>
    </message>
    <message>
        <source>Đồng ý thu hồi</source>
        <translation>Agree to recall</translation>
    </message>
    <message>
        <source>Thông tin của văn bản đổi theo bản cập nhật. Tệp văn bản không đổi.</source>
        <translation>The facts of the document change as updated. Its files stay as they are.</translation>
    </message>
    <message>
        <source>Đồng ý cập nhật</source>
        <translation>Agree to update</translation>
    </message>
    <message>
        <source>Văn bản này dừng xử lý; văn bản mới thay cho nó. Hai văn bản được liên kết với nhau.</source>
        <translation>Work on this document stops; the new one takes its place. The two are linked.</translation>
    </message>
    <message>
        <source>Đồng ý thay thế</source>
        <translation>Agree to replace</translation>
    </message>
</context>
<context>
    <name>ArchiveTab</name>
    <message>
        <source>Gia hạn dấu thời gian</source>
        <translation>Renew time-stamps</translation>
    </message>
    <message>
        <source>Chọn văn bản cần gia hạn</source>
        <translation>Choose those to renew</translation>
    </message>
    <message>
        <source>Bằng chứng…</source>
        <translation>Evidence…</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Từ lúc</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Chứng thư hết hạn</source>
        <translation>Certificate expires</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Văn bản đã ký, văn bản cần gia hạn trước ở trên</source>
        <translation>Signed documents, those to renew first on top</translation>
    </message>
    <message>
        <source>Đang gia hạn…</source>
        <translation>Renewing…</translation>
    </message>
    <message>
        <source>Bảo vệ bằng</source>
        <translation>Protected by</translation>
    </message>
    <message>
        <source>Đang kiểm tra thời hạn của các dấu thời gian…</source>
        <translation>Checking how long the time-stamps hold…</translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản có chữ ký số</source>
        <translation>
            <numerusform>%n document with a digital signature</numerusform>
            <numerusform>%n documents with a digital signature</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản nên gia hạn</source>
        <translation>
            <numerusform>%n document should be renewed</numerusform>
            <numerusform>%n documents should be renewed</numerusform>
        </translation>
    </message>
    <message>
        <source>chưa văn bản nào cần gia hạn</source>
        <translation>none needs renewing yet</translation>
    </message>
    <message>
        <source>Bàn này chưa có văn bản nào có chữ ký số.</source>
        <translation>This desk has no digitally signed document yet.</translation>
    </message>
    <message>
        <source>Đã gia hạn</source>
        <translation>Renewed</translation>
    </message>
    <message numerus="yes">
        <source>Đã gia hạn %n văn bản</source>
        <translation>
            <numerusform>%n document renewed</numerusform>
            <numerusform>%n documents renewed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản chưa gia hạn được (xem cột Kết quả)</source>
        <translation>
            <numerusform>%n could not be renewed (see Result)</numerusform>
            <numerusform>%n could not be renewed (see Result)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản chưa làm vì đã dừng</source>
        <translation>
            <numerusform>%n left undone when stopped</numerusform>
            <numerusform>%n left undone when stopped</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã dừng theo yêu cầu.</source>
        <translation>Stopped as asked.</translation>
    </message>
    <message>
        <source>Xem tiếp</source>
        <translation>Show more</translation>
    </message>
    <message numerus="yes">
        <source>Gia hạn %n văn bản</source>
        <translation>
            <numerusform>Renew %n document</numerusform>
            <numerusform>Renew %n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AskAgainDialog</name>
    <message>
        <source>Đang gửi yêu cầu…</source>
        <translation>Sending the request…</translation>
    </message>
    <message>
        <source>Đề nghị gửi lại</source>
        <translation>Ask to send again</translation>
    </message>
    <message>
        <source>Các bàn trong cơ quan sẽ gửi lại mọi văn bản và số đăng ký mà bàn này được xem.</source>
        <translation>The agency’s desks will send again every document and register number that this desk may see.</translation>
    </message>
    <message>
        <source>Văn bản về dần qua hộp thư, có thể mất vài giờ. Những gì đã có ở đây không bị trùng.</source>
        <translation>Documents come in through the mailbox bit by bit; it may take hours. What is already here is not duplicated.</translation>
    </message>
</context>
<context>
    <name>AskOpinionDialog</name>
    <message>
        <source>Gửi câu hỏi</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Đang ghi nhận…</source>
        <translation>Recording…</translation>
    </message>
    <message>
        <source>Xin ý kiến của</source>
        <translation>Opinion of</translation>
    </message>
    <message>
        <source>Ví dụ: Thời hạn báo cáo như vậy đã phù hợp chưa?</source>
        <translation>For example: Is this reporting deadline right?</translation>
    </message>
    <message>
        <source>Nội dung xin ý kiến</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Văn bản vẫn ở bàn này; đồng nghiệp đọc được văn bản và trả lời tại bàn của mình.</source>
        <translation>The document stays on this desk; the colleague can read it and answers from their own desk.</translation>
    </message>
</context>
<context>
    <name>AskingDialog</name>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message>
        <source>Theo hạn nơi gửi yêu cầu: chậm nhất ngày {day}.</source>
        <translation>As the sender asked: by {day} at the latest.</translation>
    </message>
    <message>
        <source>Chọn người chủ trì</source>
        <translation>Choose who leads</translation>
    </message>
    <message>
        <source>Phân công xử lý</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Phân công</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Đang ghi nhận…</source>
        <translation>Recording…</translation>
    </message>
    <message>
        <source>Chủ trì</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>Phối hợp</source>
        <translation>Coordinators</translation>
    </message>
    <message>
        <source>Ví dụ: Tham mưu văn bản trả lời trước hạn.</source>
        <translation>Example: Prepare a reply before the deadline.</translation>
    </message>
    <message>
        <source>Phối hợp (nếu có)</source>
        <translation>Coordinators (if any)</translation>
    </message>
    <message>
        <source>Hạn xử lý</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Ý kiến chỉ đạo (bút phê)</source>
        <translation>Leader’s instruction</translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>Tệp kèm theo (phụ lục ở tệp riêng)</source>
        <translation>Attached files (annexes in files of their own)</translation>
    </message>
    <message>
        <source>Thêm tệp PDF</source>
        <translation>Add PDF</translation>
    </message>
    <message>
        <source>Bỏ tệp</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Chọn tệp kèm theo</source>
        <translation>Choose files to attach</translation>
    </message>
</context>
<context>
    <name>BackDialog</name>
    <message>
        <source>Kết thúc vắng mặt</source>
        <translation>End absence</translation>
    </message>
    <message>
        <source>Kết thúc</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Đang ghi danh bạ…</source>
        <translation>Writing the directory…</translation>
    </message>
    <message>
        <source>Đợt vắng mặt</source>
        <translation>Absence</translation>
    </message>
    <message>
        <source>Ngày vắng cuối cùng</source>
        <translation>Last day away</translation>
    </message>
    <message>
        <source>Từ ngày sau đó, văn bản lại được trình và giao cho chính người này.</source>
        <translation>From the day after, documents are submitted and assigned to this person again.</translation>
    </message>
    <message>
        <source>Đợt vắng chưa bắt đầu thì bị hủy cả đợt.</source>
        <translation>An absence that has not begun is cancelled altogether.</translation>
    </message>
</context>
<context>
    <name>BackgroundPane</name>
    <message>
        <source>Danh sách trình ký (Esc)</source>
        <translation>Documents to sign (Esc)</translation>
    </message>
    <message>
        <source>Các trang của văn bản đến được trả lời</source>
        <translation>Pages of the incoming document being answered</translation>
    </message>
    <message>
        <source>Trả lời văn bản đến: {subject}</source>
        <translation>Answers the incoming document: {subject}</translation>
    </message>
    <message>
        <source>Văn bản đến được trả lời không có ở bàn này.</source>
        <translation>The incoming document being answered is not on this desk.</translation>
    </message>
    <message>
        <source>Văn bản này không trả lời văn bản đến nào.</source>
        <translation>This document does not answer an incoming one.</translation>
    </message>
    <message>
        <source>{who} trình lúc {when}</source>
        <translation>{who} submitted it, {when}</translation>
    </message>
    <message>
        <source>Không có lời trình.</source>
        <translation>No submission note.</translation>
    </message>
    <message>
        <source>Ý kiến của {who}</source>
        <translation>Opinion of {who}</translation>
    </message>
    <message>
        <source>Đang chờ ý kiến của {who}</source>
        <translation>Waiting for the opinion of {who}</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Đóng thông báo</source>
        <translation>Close message</translation>
    </message>
    <message>
        <source>Mở Thiết lập</source>
        <translation>Open Settings</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>Ký nhiều văn bản</source>
        <translation>Sign several documents</translation>
    </message>
    <message>
        <source>Ký cả văn bản chưa mở xem (lựa chọn này được ghi vào lịch sử văn bản)</source>
        <translation>Also sign documents not opened (the choice is recorded in their history)</translation>
    </message>
    <message>
        <source>Đang dừng…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>Đang xem lại các văn bản đã chọn…</source>
        <translation>Reviewing the chosen documents…</translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản đã chọn</source>
        <translation>
            <numerusform>%n document chosen</numerusform>
            <numerusform>%n documents chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản chưa mở</source>
        <translation>
            <numerusform>%n not opened</numerusform>
            <numerusform>%n not opened</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản không ký được</source>
        <translation>
            <numerusform>%n that cannot be signed</numerusform>
            <numerusform>%n that cannot be signed</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã ký {done}/{total}. {words}</source>
        <translation>Signed {done}/{total}. {words}</translation>
    </message>
    <message>
        <source>Không ký lần này. {why}</source>
        <translation>Not signed this time. {why}</translation>
    </message>
    <message>
        <source>Đã ký.</source>
        <translation>Signed.</translation>
    </message>
    <message>
        <source>Chưa ký được.</source>
        <translation>Could not be signed.</translation>
    </message>
    <message>
        <source>Chưa ký, còn trong sổ trình ký.</source>
        <translation>Not signed, still in the signature book.</translation>
    </message>
    <message numerus="yes">
        <source>Đã ký %n văn bản</source>
        <translation>
            <numerusform>%n document signed</numerusform>
            <numerusform>%n documents signed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản còn trong sổ trình ký</source>
        <translation>
            <numerusform>%n document still in the book</numerusform>
            <numerusform>%n documents still in the book</numerusform>
        </translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đã dừng theo yêu cầu; văn bản đã ký được giữ.</source>
        <translation>Stopped as asked; what is signed stays signed.</translation>
    </message>
    <message>
        <source>Văn bản đã ký được giữ. Cắm lại USB, nhập mã PIN rồi bấm ký tiếp.</source>
        <translation>What is signed stays signed. Plug the USB token in again, enter the PIN and go on signing.</translation>
    </message>
    <message>
        <source>Tất cả văn bản đã chọn đã được ký và chuyển văn thư.</source>
        <translation>All chosen documents are signed and passed to the clerk.</translation>
    </message>
    <message>
        <source>Đang mở khóa ký số…</source>
        <translation>Opening the signing key…</translation>
    </message>
    <message numerus="yes">
        <source>Ký tiếp %n văn bản</source>
        <translation>
            <numerusform>Sign %n more document</numerusform>
            <numerusform>Sign %n more documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ký %n văn bản</source>
        <translation>
            <numerusform>Sign %n document</numerusform>
            <numerusform>Sign %n documents</numerusform>
        </translation>
    </message>
    <message>
        <source>Các văn bản sẽ ký</source>
        <translation>Documents to be signed</translation>
    </message>
    <message>
        <source>Tiến độ</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>BodyEditor</name>
    <message>
        <source>Soạn nội dung tại đây. Gõ «Điều 1. », «1. » hoặc «a) » ở đầu dòng để đánh số.</source>
        <translation>Write here. Type «Điều 1. », «1. » or «a) » at the start of a line to number it.</translation>
    </message>
</context>
<context>
    <name>BodyToolbar</name>
    <message>
        <source>Đậm</source>
        <translation>Bold</translation>
    </message>
    <message>
        <source>Nghiêng</source>
        <translation>Italic</translation>
    </message>
    <message>
        <source>Gạch chân</source>
        <translation>Underline</translation>
    </message>
    <message>
        <source>Bảng</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Hoàn tác</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Làm lại</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>Loại khối văn bản</source>
        <translation>Kind of block</translation>
    </message>
    <message>
        <source>Sửa bảng</source>
        <translation>Edit table</translation>
    </message>
    <message>
        <source>Thêm hàng bên dưới</source>
        <translation>Add row below</translation>
    </message>
    <message>
        <source>Thêm cột bên phải</source>
        <translation>Add column to the right</translation>
    </message>
    <message>
        <source>Xóa hàng</source>
        <translation>Delete row</translation>
    </message>
    <message>
        <source>Xóa cột</source>
        <translation>Delete column</translation>
    </message>
    <message>
        <source>Xóa bảng</source>
        <translation>Delete table</translation>
    </message>
    <message>
        <source>Độ rộng và căn lề cột…</source>
        <translation>Column width and alignment…</translation>
    </message>
</context>
<context>
    <name>BooksTab</name>
    <message>
        <source>Sổ và năm</source>
        <translation>Register and year</translation>
    </message>
    <message>
        <source>Các dòng của sổ</source>
        <translation>Lines of the register</translation>
    </message>
    <message>
        <source>Điền theo sổ giấy…</source>
        <translation>Fill in from paper register…</translation>
    </message>
    <message>
        <source>Sổ «{register}» năm {year}</source>
        <translation>Register «{register}», {year}</translation>
    </message>
    <message>
        <source>Bàn này chưa có sổ đăng ký nào: chưa văn bản nào được cấp số hoặc vào sổ.</source>
        <translation>This desk has no register yet: no document has been numbered or registered.</translation>
    </message>
    <message>
        <source>Sổ gốc do văn thư giữ; tại đây chỉ có những văn bản bàn này được xem.</source>
        <translation>The clerk keeps the register itself; here are only the documents that this desk may see.</translation>
    </message>
    <message numerus="yes">
        <source>%n số ghi sổ giấy chưa điền nội dung.</source>
        <translation>
            <numerusform>%n number from the paper register is still to be filled in.</numerusform>
            <numerusform>%n numbers from the paper register are still to be filled in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoxPage</name>
    <message>
        <source>Danh sách văn bản</source>
        <translation>List of documents</translation>
    </message>
    <message numerus="yes">
        <source>{label}: %n văn bản</source>
        <translation>
            <numerusform>{label}: %n document</numerusform>
            <numerusform>{label}: %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản quá hạn</source>
        <translation>
            <numerusform>%n document overdue</numerusform>
            <numerusform>%n documents overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CarrierChoice</name>
    <message>
        <source>Thư mục dùng chung, ở chỗ cũ như trên máy cũ</source>
        <translation>Shared folder, in the same place as on the old computer</translation>
    </message>
    <message>
        <source>Thư mục dùng chung, trên ổ mạng hoặc thẻ nhớ USB</source>
        <translation>Shared folder, on a network drive or a USB stick</translation>
    </message>
    <message>
        <source>Trục liên thông của tỉnh</source>
        <translation>The province&apos;s hub</translation>
    </message>
    <message>
        <source>Thư mục hộp thư chung</source>
        <translation>Folder of the common mailbox</translation>
    </message>
    <message>
        <source>Tệp kết nối trục liên thông</source>
        <translation>Hub connection file</translation>
    </message>
    <message>
        <source>Tệp kết nối trục (*.truc)</source>
        <translation>Hub connection files (*.truc)</translation>
    </message>
    <message>
        <source>Quản trị danh bạ của cơ quan cho biết là thư mục nào.</source>
        <translation>The agency&apos;s directory administrator knows which folder it is.</translation>
    </message>
    <message>
        <source>Tệp của máy cũ không dùng lại được. Gọi người vận hành trục của tỉnh: báo mất máy cũ và xin một tệp mới (.truc) cho máy này.</source>
        <translation>The old computer&apos;s file cannot be used again. Call the operator of the province&apos;s hub: report the old computer as lost and ask for a new file (.truc) for this one.</translation>
    </message>
    <message>
        <source>Người vận hành trục của tỉnh trao cho mỗi bàn một tệp .truc riêng. Chưa có thì gọi người đó, cho biết họ tên và cơ quan; không dùng chung tệp với bàn khác.</source>
        <translation>The operator of the province&apos;s hub hands a .truc file of its own to every desk. Without one, call the operator and say your name and agency; do not share a file with another desk.</translation>
    </message>
    <message>
        <source>Thư mục này không phải hộp thư: ổ mạng hoặc thẻ nhớ chưa được kết nối.</source>
        <translation>This folder is no mailbox: the network drive or the stick is not connected.</translation>
    </message>
    <message>
        <source>Ở đây chưa có hộp thư; lập bàn sẽ lập hộp thư mới. Nếu cơ quan đã có hộp thư chung thì ổ mạng hoặc thẻ nhớ chưa được kết nối.</source>
        <translation>There is no mailbox here yet; making the desk makes a new one. If your agency already has a common mailbox, the network drive or the stick is not connected.</translation>
    </message>
    <message>
        <source>Đang thử đường truyền tới trục…</source>
        <translation>Trying the line to the hub…</translation>
    </message>
    <message>
        <source>Đã kết nối được. {about}</source>
        <translation>Connected. {about}</translation>
    </message>
</context>
<context>
    <name>CaseFileDialog</name>
    <message>
        <source>Lập hồ sơ</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Đưa vào hồ sơ</source>
        <translation>Put into case file</translation>
    </message>
    <message>
        <source>Đang ghi nhận…</source>
        <translation>Recording…</translation>
    </message>
    <message>
        <source>Mở hồ sơ mới…</source>
        <translation>Open a new case file…</translation>
    </message>
    <message>
        <source>Ví dụ: 01.CCHC</source>
        <translation>Example: 01.CCHC</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Case file</translation>
    </message>
    <message>
        <source>Ký hiệu hồ sơ</source>
        <translation>Case file code</translation>
    </message>
    <message>
        <source>Tiêu đề hồ sơ</source>
        <translation>Case file title</translation>
    </message>
    <message>
        <source>Thời hạn lưu trữ</source>
        <translation>Retention period</translation>
    </message>
</context>
<context>
    <name>CaseFilesPage</name>
    <message>
        <source>Hồ sơ</source>
        <translation>Case files</translation>
    </message>
    <message>
        <source>Hồ sơ công việc lập tại bàn này</source>
        <translation>Case files opened at this desk</translation>
    </message>
    <message>
        <source>Danh sách hồ sơ</source>
        <translation>List of case files</translation>
    </message>
    <message>
        <source>Văn bản trong hồ sơ</source>
        <translation>Documents in the case file</translation>
    </message>
    <message>
        <source>Tất cả hồ sơ</source>
        <translation>All case files</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ. Mở một văn bản đã xong rồi bấm «Lập hồ sơ».</source>
        <translation>No case files yet. Open a finished document and press «File».</translation>
    </message>
    <message>
        <source>Hồ sơ này chưa có văn bản.</source>
        <translation>This case file has no documents yet.</translation>
    </message>
</context>
<context>
    <name>ChangeKeysDialog</name>
    <message>
        <source>Đổi khóa của bàn này</source>
        <translation>Change this desk&apos;s keys</translation>
    </message>
    <message>
        <source>Đổi khóa</source>
        <translation>Change keys</translation>
    </message>
    <message>
        <source>Đang lập khóa mới…</source>
        <translation>Making new keys…</translation>
    </message>
    <message>
        <source>Bàn này có khóa mới để mở gói gửi đến và ký gói gửi đi. USB ký số và mật khẩu không đổi.</source>
        <translation>The desk gets new keys to open the packages sent to it and to sign those it sends. USB token and passphrase stay the same.</translation>
    </message>
    <message>
        <source>Đổi định kỳ</source>
        <translation>Routine change</translation>
    </message>
    <message>
        <source>Nghi khóa đã lộ: máy hoặc bản sao lưu từng ở trong tay người khác</source>
        <translation>The keys may have leaked: the computer or a backup was in somebody else&apos;s hands</translation>
    </message>
    <message>
        <source>Vì sao đổi</source>
        <translation>Why change them</translation>
    </message>
    <message>
        <source>Ai đã có khóa cũ vẫn đọc được những gói gửi đến trước hôm nay. Đổi cả mật khẩu của bàn, quét vi rút máy này.</source>
        <translation>Whoever has the old keys can still read packages that were sent here before today. Change the desk&apos;s passphrase too, and scan this computer for viruses.</translation>
    </message>
    <message>
        <source>Bàn này là quản trị danh bạ nên khóa mới được dùng ngay.</source>
        <translation>This desk administers the directory, so the new keys are used at once.</translation>
    </message>
    <message>
        <source>Quản trị danh bạ duyệt qua điện thoại. Đến lúc đó khóa cũ vẫn dùng, không gói nào mất.</source>
        <translation>The directory administrator approves by phone. Until then the old keys are used and no package is lost.</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Các tệp đã kiểm tra</source>
        <translation>Checked files</translation>
    </message>
    <message>
        <source>Chọn tệp PDF để kiểm tra chữ ký số</source>
        <translation>Choose PDF files whose signatures to check</translation>
    </message>
    <message>
        <source>Chọn thư mục để kiểm tra mọi tệp PDF bên trong</source>
        <translation>Choose a folder to check all PDF files in it</translation>
    </message>
    <message>
        <source>Đang kiểm tra…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>Đã kiểm tra {done}/{total} tệp…</source>
        <translation>Checked {done}/{total} files…</translation>
    </message>
    <message>
        <source>Đã dừng theo yêu cầu; kết quả đã có được giữ.</source>
        <translation>Stopped as asked; the results so far are kept.</translation>
    </message>
    <message numerus="yes">
        <source>%n tệp</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message>
        <source>Kiểm tra tệp</source>
        <translation>Check files</translation>
    </message>
    <message>
        <source>Chọn tệp…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>Chọn thư mục…</source>
        <translation>Choose folder…</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Tiến độ kiểm tra</source>
        <translation>Progress of the check</translation>
    </message>
    <message>
        <source>Kéo thả tệp hoặc thư mục PDF vào cửa sổ này, hoặc chọn ở trên.
Tệp được kiểm tra không vào sổ của bàn.</source>
        <translation>Drop PDF files or folders on this window, or choose them above.
Checked files do not enter the desk’s registers.</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Đóng bàn làm việc</source>
        <translation>Close desk</translation>
    </message>
    <message>
        <source>Đóng bàn</source>
        <translation>Close desk</translation>
    </message>
    <message>
        <source>Đang ghi danh bạ…</source>
        <translation>Writing the directory…</translation>
    </message>
    <message>
        <source>Ngày làm việc cuối</source>
        <translation>Last working day</translation>
    </message>
    <message>
        <source>Người tiếp quản</source>
        <translation>Taken over by</translation>
    </message>
    <message>
        <source>Chọn người tiếp quản văn bản</source>
        <translation>Choose who takes the documents over</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Sau ngày này chữ ký và gói tin của bàn không được nơi nào chấp nhận. Bàn đã đóng không mở lại được.</source>
        <translation>After this day nobody accepts the desk’s signatures and packages. A closed desk cannot be opened again.</translation>
    </message>
    <message>
        <source>Đây là quản trị danh bạ duy nhất của cơ quan: sau đó chỉ quản trị danh bạ của tỉnh duyệt được.</source>
        <translation>This is the agency&apos;s only directory administrator: after that only the province&apos;s directory administrator can approve.</translation>
    </message>
    <message numerus="yes">
        <source>Theo dữ liệu tại bàn này, bàn đó còn %n văn bản đang làm.</source>
        <translation>
            <numerusform>As far as this desk knows, that desk still has %n open document.</numerusform>
            <numerusform>As far as this desk knows, that desk still has %n open documents.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bàn này đang giữ sổ. Nếu máy còn dùng được, nên ký bàn giao sổ trước khi đóng.</source>
        <translation>This desk keeps a register. If its computer still works, the register should be released there before the desk is closed.</translation>
    </message>
</context>
<context>
    <name>ColumnsDialog</name>
    <message>
        <source>Độ rộng và căn lề cột</source>
        <translation>Column width and alignment</translation>
    </message>
    <message>
        <source>Cột {n}</source>
        <translation>Column {n}</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Tự chia</source>
        <translation>Share the rest</translation>
    </message>
    <message>
        <source>Căn lề cột {n}</source>
        <translation>Alignment of column {n}</translation>
    </message>
    <message>
        <source>Trái</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Giữa</source>
        <translation>Centre</translation>
    </message>
    <message>
        <source>Phải</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>Áp dụng</source>
        <translation>Apply</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Tin cậy thêm nơi cấp chứng thư</source>
        <translation>Trust another certificate issuer</translation>
    </message>
    <message>
        <source>8 ký tự cuối, hoặc dán cả dấu vân tay</source>
        <translation>Last 8 characters, or paste the whole fingerprint</translation>
    </message>
    <message>
        <source>Dấu vân tay do nơi cấp công bố</source>
        <translation>Fingerprint published by the issuer</translation>
    </message>
    <message>
        <source>Đối chiếu dấu vân tay trên đây với bản do nơi cấp công bố hoặc trao tay, không phải với bản gửi kèm tệp. Từ lúc thêm, mọi chữ ký dưới nơi cấp này được coi là hợp lệ.</source>
        <translation>Compare the fingerprint above with what the issuer has published or handed over, not with what came with the file. Once added, every signature under this issuer counts as valid.</translation>
    </message>
    <message>
        <source>Tin cậy nơi cấp này</source>
        <translation>Trust this issuer</translation>
    </message>
    <message>
        <source>Hiệu lực từ {start} đến {end}, số {serial}</source>
        <translation>Valid from {start} to {end}, serial {serial}</translation>
    </message>
    <message>
        <source>Ghi số của sổ giấy</source>
        <translation>Enter numbers of the paper register</translation>
    </message>
    <message>
        <source>Đối chiếu với sổ giấy</source>
        <translation>Compare with the paper register</translation>
    </message>
    <message>
        <source>Ghi vào sổ</source>
        <translation>Enter numbers</translation>
    </message>
    <message>
        <source>Đang ghi vào sổ…</source>
        <translation>Writing into the register…</translation>
    </message>
    <message>
        <source>Năm {year}</source>
        <translation>Year {year}</translation>
    </message>
    <message>
        <source>Mở sổ giấy, xem số cuối cùng của từng sổ rồi ghi vào cột bên phải.</source>
        <translation>Open the paper registers, look up the last number of each and enter it in the right-hand column.</translation>
    </message>
    <message>
        <source>Vì sao có số chỉ ghi trên sổ giấy</source>
        <translation>Why some numbers are only in the paper register</translation>
    </message>
    <message>
        <source>Tôi đã mở sổ giấy và xem số cuối cùng</source>
        <translation>I have opened the paper register and looked up the last number</translation>
    </message>
    <message>
        <source>Số cuối trong sổ giấy</source>
        <translation>Last on paper</translation>
    </message>
    <message>
        <source>Số cuối trong sổ giấy: {register}</source>
        <translation>Last number on paper: {register}</translation>
    </message>
    <message>
        <source>Máy và sổ giấy khớp nhau.</source>
        <translation>Computer and paper register agree.</translation>
    </message>
    <message>
        <source>Sổ</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Ví dụ: Máy hỏng từ ngày 20/11/2026 đến ngày 23/11/2026.</source>
        <translation>For example: Computer out of order from 20 to 23 November 2026.</translation>
    </message>
    <message>
        <source>Số cuối trong máy</source>
        <translation>Last in computer</translation>
    </message>
    <message>
        <source>chưa có</source>
        <translation>none yet</translation>
    </message>
    <message>
        <source>{last:02d}, thiếu {missing} số</source>
        <translation>{last:02d}, {missing} missing</translation>
    </message>
    <message numerus="yes">
        <source>%n số sẽ được ghi là «Ghi sổ giấy»; số tiếp theo cấp sau các số này.</source>
        <translation>
            <numerusform>%n number will be entered as «On paper»; the next number follows it.</numerusform>
            <numerusform>%n numbers will be entered as «On paper»; the next number follows them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message>
        <source>Sao văn bản</source>
        <translation>Copy document</translation>
    </message>
    <message>
        <source>Làm bản sao</source>
        <translation>Make copy</translation>
    </message>
    <message>
        <source>Đang làm bản sao…</source>
        <translation>Making the copy…</translation>
    </message>
    <message>
        <source>Hình thức sao</source>
        <translation>Kind of copy</translation>
    </message>
    <message>
        <source>{kind} sang {medium}</source>
        <translation>{kind} to {medium}</translation>
    </message>
    <message>
        <source>Người quyết định sao</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>Thể thức đề ký</source>
        <translation>Capacity</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Mỗi dòng một nơi nhận</source>
        <translation>One recipient per line</translation>
    </message>
    <message>
        <source>In bản sao, trình người quyết định ký, rồi đóng dấu cơ quan.</source>
        <translation>Print the copy, have it signed by the one who decides, then put the agency’s seal on it.</translation>
    </message>
    <message>
        <source>Số tiếp theo trong sổ «{register}» năm {year}: {number:02d}</source>
        <translation>Next number in the register «{register}», {year}: {number:02d}</translation>
    </message>
    <message>
        <source>Bản sao từ bản giấy</source>
        <translation>Copy of a paper</translation>
    </message>
</context>
<context>
    <name>CopyPreview</name>
    <message>
        <source>Chọn tệp quét để xem bản sao.</source>
        <translation>Choose the scan to see the copy.</translation>
    </message>
    <message>
        <source>Đang dựng trang…</source>
        <translation>Setting pages…</translation>
    </message>
    <message>
        <source>Trang {page} của bản sao</source>
        <translation>Page {page} of the copy</translation>
    </message>
    <message>
        <source>Trang {page}/{pages} của bản sao</source>
        <translation>Page {page}/{pages} of the copy</translation>
    </message>
</context>
<context>
    <name>CopyStrip</name>
    <message>
        <source>Bản có dấu Đến</source>
        <translation>With arrival stamp</translation>
    </message>
    <message>
        <source>Bản gốc</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Tệp nhận được, mang chữ ký số của nơi gửi; không bao giờ bị thay đổi.</source>
        <translation>The file as received, with the sender’s signatures; it is never changed.</translation>
    </message>
    <message>
        <source>Ký dấu Đến…</source>
        <translation>Seal arrival stamp…</translation>
    </message>
    <message>
        <source>Ký số của cơ quan tại dấu Đến, sau các chữ ký của nơi gửi, và lưu ra tệp</source>
        <translation>Put the agency’s signature at the arrival stamp, after the sender’s signatures, and save to a file</translation>
    </message>
    <message>
        <source>Bản làm việc, không mang chữ ký số; kết quả kiểm tra chữ ký là của bản gốc.</source>
        <translation>Working copy without signatures; the result of the check is that of the original.</translation>
    </message>
</context>
<context>
    <name>CrashHook</name>
    <message>
        <source>Chương trình gặp lỗi</source>
        <translation>The program met an error</translation>
    </message>
    <message>
        <source>Có lỗi trong chương trình; việc vừa làm có thể chưa xong.</source>
        <translation>There is a fault in the program; what you just did may be unfinished.</translation>
    </message>
    <message>
        <source>Dữ liệu đã ghi vẫn an toàn. Gửi tệp sau cho người hỗ trợ (không chứa nội dung văn bản):
{path}</source>
        <translation>What was recorded is safe. Send this file to your support (it holds no document text):
{path}</translation>
    </message>
    <message>
        <source>Dữ liệu đã ghi vẫn an toàn. Không ghi được tệp báo lỗi: kiểm tra dung lượng đĩa.</source>
        <translation>What was written is safe. The error report could not be written: check the disk&apos;s free space.</translation>
    </message>
</context>
<context>
    <name>DeadlineField</name>
    <message>
        <source>Số ngày làm việc</source>
        <translation>Working days</translation>
    </message>
    <message>
        <source> ngày làm việc</source>
        <translation> working days</translation>
    </message>
    <message>
        <source>Hạn xử lý</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Ngày nghỉ</source>
        <translation>Day off</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Không còn văn bản nào trong danh sách này.</source>
        <translation>No documents are left in this list.</translation>
    </message>
</context>
<context>
    <name>DocumentPane</name>
    <message>
        <source>Thông tin văn bản</source>
        <translation>Facts of the document</translation>
    </message>
    <message>
        <source>Lịch sử văn bản</source>
        <translation>History of the document</translation>
    </message>
    <message>
        <source>Nơi nhận văn bản</source>
        <translation>Recipients of the document</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Chữ ký số</source>
        <translation>Digital signatures</translation>
    </message>
    <message>
        <source>Thông tin</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>Lịch sử</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Đã ký dấu Đến và lưu ra {path}; bản nhận trong kho không bị thay đổi.</source>
        <translation>Arrival stamp sealed and saved to {path}; what was received stays unchanged in the store.</translation>
    </message>
    <message>
        <source>Đã lưu bản làm việc có dấu Đến ra {path}; bản gốc không bị thay đổi.</source>
        <translation>Working copy with arrival stamp saved to {path}; the original is unchanged.</translation>
    </message>
    <message>
        <source>Lưu ra tệp</source>
        <translation>Save to file</translation>
    </message>
</context>
<context>
    <name>DraftPane</name>
    <message>
        <source>Soạn tiếp</source>
        <translation>Go on writing</translation>
    </message>
    <message>
        <source>Xóa dự thảo…</source>
        <translation>Delete draft…</translation>
    </message>
    <message>
        <source>{kind}, sửa lần cuối {when}</source>
        <translation>{kind}, last changed {when}</translation>
    </message>
    <message>
        <source>Xóa dự thảo này?</source>
        <translation>Delete this draft?</translation>
    </message>
    <message>
        <source>Dự thảo đã xóa không lấy lại được.</source>
        <translation>A deleted draft cannot be brought back.</translation>
    </message>
</context>
<context>
    <name>EdxmlPart</name>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Lưu thư mục trao đổi tệp edXML</source>
        <translation>Save the folders for edXML files</translation>
    </message>
    <message>
        <source>Đã lưu; dùng ngay từ lần gửi nhận sau.</source>
        <translation>Saved; used from the next exchange on.</translation>
    </message>
    <message>
        <source>{name}: dùng được</source>
        <translation>{name}: works</translation>
    </message>
    <message>
        <source>{name}: chưa chọn</source>
        <translation>{name}: not chosen</translation>
    </message>
    <message>
        <source>Thư mục nhận</source>
        <translation>Incoming folder</translation>
    </message>
    <message>
        <source>Thư mục gửi</source>
        <translation>Outgoing folder</translation>
    </message>
    <message numerus="yes">
        <source>%n tệp chờ ghi ra thư mục gửi.</source>
        <translation>
            <numerusform>%n file waits to be written to the outgoing folder.</numerusform>
            <numerusform>%n files wait to be written to the outgoing folder.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tệp không nhận được; lý do ở Gửi nhận, mục Cách ly.</source>
        <translation>
            <numerusform>%n file could not be taken in; see Exchange, Quarantine for the reason.</numerusform>
            <numerusform>%n files could not be taken in; see Exchange, Quarantine for the reasons.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tệp edXML</source>
        <translation>edXML files</translation>
    </message>
    <message>
        <source>Cơ quan dùng phần mềm khác được gửi và nhận qua tệp .edxml trong hai thư mục. Ai ghi được vào thư mục nhận thì gửi được dưới tên các cơ quan đó: chỉ cấp quyền ghi cho phần mềm kết nối.</source>
        <translation>Agencies with other software are reached by .edxml files in two folders. Whoever can write to the incoming folder can send in the name of those agencies: let only the connecting software write there.</translation>
    </message>
    <message>
        <source>Thư mục nhận: phần mềm khác đặt tệp vào đây</source>
        <translation>Incoming folder: the other software puts files here</translation>
    </message>
    <message>
        <source>Thư mục gửi: chương trình ghi tệp ra đây</source>
        <translation>Outgoing folder: this program writes files here</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Chọn: {name}</source>
        <translation>Choose: {name}</translation>
    </message>
    <message>
        <source>Để trống thư mục nào thì không dùng thư mục đó.</source>
        <translation>A folder left empty is not used.</translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>Bằng chứng kiểm tra chữ ký số</source>
        <translation>Evidence of signature checks</translation>
    </message>
    <message>
        <source>Các lần kiểm tra đã lưu</source>
        <translation>Saved checks</translation>
    </message>
    <message>
        <source>Xuất ra thư mục…</source>
        <translation>Export to folder…</translation>
    </message>
    <message>
        <source>Kiểm tra và lưu ngay</source>
        <translation>Check and save now</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Đang kiểm tra và lấy thông tin thu hồi…</source>
        <translation>Checking and fetching revocation data…</translation>
    </message>
    <message>
        <source>Văn bản này chưa có bằng chứng kiểm tra nào được lưu tại bàn này.</source>
        <translation>No evidence of a check of this document is kept at this desk yet.</translation>
    </message>
    <message>
        <source>Kiểm tra lúc {when}: {verdict}</source>
        <translation>Checked at {when}: {verdict}</translation>
    </message>
    <message>
        <source>Tệp kèm theo có chữ ký {n}: {verdict}</source>
        <translation>Signed attachment {n}: {verdict}</translation>
    </message>
    <message>
        <source>Chưa có thông tin thu hồi của: {names}</source>
        <translation>No revocation data yet for: {names}</translation>
    </message>
    <message numerus="yes">
        <source>%n chứng thư</source>
        <translation>
            <numerusform>%n certificate</numerusform>
            <numerusform>%n certificates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trả lời về thu hồi (OCSP)</source>
        <translation>
            <numerusform>%n revocation answer (OCSP)</numerusform>
            <numerusform>%n revocation answers (OCSP)</numerusform>
        </translation>
    </message>
    <message>
        <source>Chọn nơi lưu thư mục bằng chứng</source>
        <translation>Choose where to put the evidence folder</translation>
    </message>
    <message numerus="yes">
        <source>%n danh sách thu hồi (CRL)</source>
        <translation>
            <numerusform>%n revocation list (CRL)</numerusform>
            <numerusform>%n revocation lists (CRL)</numerusform>
        </translation>
    </message>
    <message>
        <source>Lưu kèm: {parts}</source>
        <translation>Kept with it: {parts}</translation>
    </message>
    <message>
        <source>{subject}, do {issuer} cấp, hiệu lực đến {day}</source>
        <translation>{subject}, issued by {issuer}, valid until {day}</translation>
    </message>
    <message numerus="yes">
        <source>Đã xuất %n tệp ra {folder}</source>
        <translation>
            <numerusform>%n file exported to {folder}</numerusform>
            <numerusform>%n files exported to {folder}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>Gửi nhận</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>Gửi nhận ngay</source>
        <translation>Exchange now</translation>
    </message>
    <message>
        <source>Lần gửi</source>
        <translation>Tries</translation>
    </message>
    <message>
        <source>Gói đã gửi</source>
        <translation>Packages sent</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Loại gói</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Đóng gói lúc</source>
        <translation>Sealed at</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Chưa gửi gói nào.</source>
        <translation>No package has been sent yet.</translation>
    </message>
    <message>
        <source>Gửi lại</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Gói đã đến, chờ phần còn thiếu</source>
        <translation>Packages that came and wait for what is missing</translation>
    </message>
    <message>
        <source>Đang chờ</source>
        <translation>Waiting for</translation>
    </message>
    <message>
        <source>Từ lúc</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Nơi gửi</source>
        <translation>Sender</translation>
    </message>
    <message>
        <source>Không có gói nào chờ phần còn thiếu.</source>
        <translation>No package waits for something missing.</translation>
    </message>
    <message>
        <source>Đề nghị gửi lại</source>
        <translation>Ask to send again</translation>
    </message>
    <message>
        <source>Gói, tệp không nhận được</source>
        <translation>Packages and files not taken in</translation>
    </message>
    <message>
        <source>đã đề nghị gửi lại lúc {at}</source>
        <translation>asked for again at {at}</translation>
    </message>
    <message>
        <source>Lúc</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Rút thẻ nhớ an toàn</source>
        <translation>Remove stick safely</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Tên gói</source>
        <translation>Package name</translation>
    </message>
    <message>
        <source>Không có gói nào bị cách ly.</source>
        <translation>No package is in quarantine.</translation>
    </message>
    <message>
        <source>Xuất tệp…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Việc chờ trả lời giữa các cơ quan</source>
        <translation>Requests between agencies that await an answer</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Cơ quan</source>
        <translation>Agency</translation>
    </message>
    <message>
        <source>Không có đề nghị thu hồi, cập nhật, thay thế nào chờ trả lời.</source>
        <translation>No request to recall, update or replace awaits an answer.</translation>
    </message>
    <message>
        <source>Chuyển lại</source>
        <translation>Pass on again</translation>
    </message>
    <message>
        <source>Mở văn bản</source>
        <translation>Open document</translation>
    </message>
    <message>
        <source>Chờ nội dung gói</source>
        <translation>Waiting for its content</translation>
    </message>
    <message>
        <source>Chờ phần trước</source>
        <translation>Waiting for the part before</translation>
    </message>
    <message>
        <source>Gói số {counter} chưa đến</source>
        <translation>Package {counter} has not come</translation>
    </message>
    <message numerus="yes">
        <source>%n tệp edXML đã nằm trong thư mục gửi hơn 24 giờ; kiểm tra phần mềm kết nối.</source>
        <translation>
            <numerusform>%n edXML file has lain in the outgoing folder for more than 24 hours; check the connecting software.</numerusform>
            <numerusform>%n edXML files have lain in the outgoing folder for more than 24 hours; check the connecting software.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gói đến đã chờ hơn 24 giờ; hỏi nơi gửi.</source>
        <translation>
            <numerusform>%n package that came has waited more than 24 hours; ask the sender.</numerusform>
            <numerusform>%n packages that came have waited more than 24 hours; ask the senders.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gói nơi gửi đã gửi hơn 24 giờ mà chưa đến; đã tự đề nghị gửi lại.</source>
        <translation>
            <numerusform>%n package sent more than 24 hours ago has not come; it was asked for again.</numerusform>
            <numerusform>%n packages sent more than 24 hours ago have not come; they were asked for again.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hộp thư không liên lạc được đã hơn một ngày; kiểm tra đường truyền hoặc thẻ nhớ.</source>
        <translation>The mailbox has not been reached for more than a day; check the connection or the memory stick.</translation>
    </message>
    <message>
        <source>Gửi đi</source>
        <translation>Outgoing</translation>
    </message>
    <message>
        <source>Chờ phần còn thiếu</source>
        <translation>Incomplete</translation>
    </message>
    <message>
        <source>Chờ trả lời</source>
        <translation>Awaiting answer</translation>
    </message>
    <message>
        <source>Văn bản chưa có ở bàn này</source>
        <translation>Document not on this desk yet</translation>
    </message>
    <message>
        <source>Đã thử lại</source>
        <translation>Tried again</translation>
    </message>
    <message>
        <source>Đang ghi nốt ra thẻ nhớ, chưa được rút…</source>
        <translation>Still writing to the memory stick, do not remove it yet…</translation>
    </message>
    <message>
        <source>Đã có thể rút thẻ nhớ: gửi {sent}, nhận {received}. Khi cắm lại, bấm «Gửi nhận ngay».</source>
        <translation>The memory stick can be removed: {sent} sent, {received} received. When it is plugged in again, press «Exchange now».</translation>
    </message>
    <message>
        <source>Xuất gói bị cách ly</source>
        <translation>Export the package in quarantine</translation>
    </message>
    <message>
        <source>Đã xuất gói còn niêm phong và lý do vào «{path}».</source>
        <translation>The package, still sealed, and the reason were exported to “{path}”.</translation>
    </message>
    <message>
        <source>Hiện cả chuyển nội bộ và xác nhận</source>
        <translation>Show internal transfers and receipts too</translation>
    </message>
    <message>
        <source>Nhận lại</source>
        <translation>Take in again</translation>
    </message>
    <message numerus="yes">
        <source>%n gói chưa có xác nhận sau hơn 24 giờ; hỏi nơi nhận.</source>
        <translation>
            <numerusform>%n package has no receipt after more than 24 hours; ask the recipient.</numerusform>
            <numerusform>%n packages have no receipt after more than 24 hours; ask the recipients.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cách ly</source>
        <translation>Quarantine</translation>
    </message>
</context>
<context>
    <name>FactsTab</name>
    <message>
        <source>Tệp</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Tên loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Ngày văn bản</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Cơ quan ban hành</source>
        <translation>Issuing agency</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Độ khẩn</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Hạn trả lời</source>
        <translation>Reply by</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients</translation>
    </message>
    <message>
        <source>Trạng thái</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Đang ở bàn</source>
        <translation>At the desk of</translation>
    </message>
    <message>
        <source>Số đến</source>
        <translation>Arrival number</translation>
    </message>
    <message>
        <source>Đến lúc</source>
        <translation>Arrived at</translation>
    </message>
    <message>
        <source>Chủ trì</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>Phối hợp</source>
        <translation>Coordinators</translation>
    </message>
    <message>
        <source>Ý kiến chỉ đạo</source>
        <translation>Instruction</translation>
    </message>
    <message>
        <source>Thời hạn</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Văn bản liên quan</source>
        <translation>Related documents</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Case files</translation>
    </message>
    <message>
        <source>Mã liên thông</source>
        <translation>Exchange id</translation>
    </message>
    <message>
        <source>Lưu ra tệp…</source>
        <translation>Save to file…</translation>
    </message>
    <message>
        <source>Lưu {name} ra tệp</source>
        <translation>Save {name} to file</translation>
    </message>
</context>
<context>
    <name>FieldsForm</name>
    <message>
        <source>Tên loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Ký hiệu</source>
        <translation>Notation</translation>
    </message>
    <message>
        <source>QĐ-SNV</source>
        <translation>QĐ-SNV</translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Văn bản nói về việc gì</source>
        <translation>What the document is about</translation>
    </message>
    <message>
        <source>Thẩm quyền ban hành</source>
        <translation>Issuing authority</translation>
    </message>
    <message>
        <source>GIÁM ĐỐC SỞ NỘI VỤ</source>
        <translation>GIÁM ĐỐC SỞ NỘI VỤ</translation>
    </message>
    <message>
        <source>Kính gửi</source>
        <translation>Addressed to</translation>
    </message>
    <message>
        <source>Mỗi nơi một dòng</source>
        <translation>One per line</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Thể thức ký</source>
        <translation>Capacity</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Recipients (as printed)</translation>
    </message>
    <message>
        <source>Mỗi nơi một dòng; dòng cuối: Lưu: VT, …</source>
        <translation>One per line; the last: Lưu: VT, …</translation>
    </message>
    <message>
        <source>Ghi vào Nơi nhận</source>
        <translation>Add to printed recipients</translation>
    </message>
    <message>
        <source>Mức độ khẩn</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Độ mật</source>
        <translation>Secrecy</translation>
    </message>
    <message>
        <source>Hạn trả lời</source>
        <translation>Reply by</translation>
    </message>
    <message>
        <source>Yêu cầu trả lời</source>
        <translation>Reply wanted</translation>
    </message>
    <message>
        <source>Thay thế</source>
        <translation>Replaces</translation>
    </message>
    <message>
        <source>Gửi kèm bản giấy</source>
        <translation>Send paper as well</translation>
    </message>
    <message>
        <source>Cơ quan ban hành</source>
        <translation>Issuing agency</translation>
    </message>
    <message>
        <source>Cơ quan chủ quản</source>
        <translation>Parent agency</translation>
    </message>
    <message>
        <source>Địa danh</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Năm ban hành</source>
        <translation>Year of issue</translation>
    </message>
    <message>
        <source>Địa chỉ liên hệ</source>
        <translation>Contact address</translation>
    </message>
    <message>
        <source>In ở cuối trang 1, có thể bỏ trống</source>
        <translation>Printed at the foot of page 1; may be empty</translation>
    </message>
    <message>
        <source>Gửi và thời hạn</source>
        <translation>Sending and deadline</translation>
    </message>
    <message>
        <source>Gửi điện tử tới</source>
        <translation>Send electronically to</translation>
    </message>
    <message>
        <source>Thể thức</source>
        <translation>Layout</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Lưu báo cáo…</source>
        <translation>Save report…</translation>
    </message>
    <message>
        <source>Báo cáo kiểm tra chữ ký số, để in (PDF) hoặc để lưu (JSON)</source>
        <translation>Report of the signature check, to print (PDF) or to keep (JSON)</translation>
    </message>
    <message>
        <source>Lưu ý: {warning}</source>
        <translation>Note: {warning}</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>Chưa chọn tệp</source>
        <translation>No file chosen</translation>
    </message>
</context>
<context>
    <name>FilePanel</name>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Chữ ký số</source>
        <translation>Digital signatures</translation>
    </message>
    <message>
        <source>Đã lưu báo cáo ra {path}</source>
        <translation>Report saved to {path}</translation>
    </message>
</context>
<context>
    <name>FillDialog</name>
    <message>
        <source>Điền theo sổ giấy</source>
        <translation>Fill in from the paper register</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Đang ghi vào sổ…</source>
        <translation>Writing into the register…</translation>
    </message>
    <message>
        <source>Số đến {number}</source>
        <translation>Arrival number {number}</translation>
    </message>
    <message>
        <source>Ngày văn bản</source>
        <translation>Date of document</translation>
    </message>
    <message>
        <source>Ngày đến</source>
        <translation>Arrived on</translation>
    </message>
    <message>
        <source>Số lượng bản</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Ngày chuyển</source>
        <translation>Sent on</translation>
    </message>
    <message>
        <source>Tệp quét</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Số, ký hiệu văn bản</source>
        <translation>Number of document</translation>
    </message>
    <message>
        <source>Ký hiệu (sau số)</source>
        <translation>Notation (after the number)</translation>
    </message>
    <message>
        <source>Tên loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Tác giả</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Nơi nhận (cách nhau dấu ;)</source>
        <translation>Recipients (separated by ;)</translation>
    </message>
    <message>
        <source>Đơn vị hoặc người nhận</source>
        <translation>Handed to</translation>
    </message>
    <message>
        <source>Ký nhận</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>Đơn vị, người nhận bản lưu</source>
        <translation>Keeper of file copy</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Tệp quét (nếu có)</source>
        <translation>Scan (if any)</translation>
    </message>
    <message>
        <source>Trích yếu nội dung</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Có ngày</source>
        <translation>Dated</translation>
    </message>
</context>
<context>
    <name>FinishDialog</name>
    <message>
        <source>Hoàn thành xử lý</source>
        <translation>Finish work</translation>
    </message>
    <message>
        <source>Hoàn thành</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Đang ghi nhận…</source>
        <translation>Recording…</translation>
    </message>
    <message>
        <source>Ví dụ: Đã tham mưu công văn trả lời; hoặc: Đã biết.</source>
        <translation>Example: Reply prepared; or: Taken note of.</translation>
    </message>
    <message>
        <source>Không có văn bản trả lời</source>
        <translation>No reply document</translation>
    </message>
    <message>
        <source>Kết quả xử lý</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Văn bản trả lời</source>
        <translation>Reply document</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Bàn làm việc văn thư</source>
        <translation>Correspondence desk</translation>
    </message>
</context>
<context>
    <name>GiveBookDialog</name>
    <message>
        <source>Giao sổ</source>
        <translation>Hand over register</translation>
    </message>
    <message>
        <source>Ký bàn giao</source>
        <translation>Sign release</translation>
    </message>
    <message>
        <source>Đang ký bàn giao…</source>
        <translation>Signing the release…</translation>
    </message>
    <message>
        <source>Văn thư nhận sổ</source>
        <translation>Clerk who takes it</translation>
    </message>
    <message>
        <source>Chọn văn thư nhận sổ</source>
        <translation>Choose the clerk who takes it</translation>
    </message>
    <message>
        <source>Từ lúc ký, bàn này không cấp số của sổ này nữa và không lấy lại được.</source>
        <translation>Once this is signed, this desk gives no more numbers of this register, and it cannot be taken back.</translation>
    </message>
    <message>
        <source>Bàn nhận cấp số tiếp khi đã có đủ các số của sổ.</source>
        <translation>The new desk goes on once it has all numbers of the register.</translation>
    </message>
    <message>
        <source>Quản trị danh bạ chuyển sổ; sau đó bàn nhận cấp số tiếp khi đã có đủ các số của sổ.</source>
        <translation>The directory administrator moves the register; then the new desk goes on once it has all its numbers.</translation>
    </message>
</context>
<context>
    <name>GiveDeskDialog</name>
    <message>
        <source>Bàn giao bàn làm việc</source>
        <translation>Hand over desk</translation>
    </message>
    <message>
        <source>Bàn giao</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Đang bàn giao…</source>
        <translation>Handing over…</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Chọn người nhận bàn giao</source>
        <translation>Choose who takes over</translation>
    </message>
    <message>
        <source>Văn bản đang làm</source>
        <translation>Open documents</translation>
    </message>
    <message numerus="yes">
        <source>Cả %n văn bản đã xong (khi chuyển hẳn công việc)</source>
        <translation>
            <numerusform>Also %n finished document (when the work is given up for good)</numerusform>
            <numerusform>Also %n finished documents (when the work is given up for good)</numerusform>
        </translation>
    </message>
    <message>
        <source>Cả {book}</source>
        <translation>Also the {book}</translation>
    </message>
    <message>
        <source>Không bắt buộc</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>Lời nhắn cho người nhận</source>
        <translation>Message to whoever takes over</translation>
    </message>
    <message>
        <source>Dự thảo chưa trình ở lại bàn này.</source>
        <translation>Drafts not submitted stay on this desk.</translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản không chuyển được vì người nhận không có vai trò cần thiết.</source>
        <translation>
            <numerusform>%n document cannot be moved, because the recipient lacks the role it needs.</numerusform>
            <numerusform>%n documents cannot be moved, because the recipient lacks the role they need.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sổ chỉ giao được cho văn thư.</source>
        <translation>A register can only be handed to a clerk.</translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message>
        <source>Sẽ chuyển: {what}.</source>
        <translation>Will be moved: {what}.</translation>
    </message>
</context>
<context>
    <name>GiveOpinionDialog</name>
    <message>
        <source>Gửi ý kiến</source>
        <translation>Send opinion</translation>
    </message>
    <message>
        <source>Đang ghi nhận…</source>
        <translation>Recording…</translation>
    </message>
    <message>
        <source>{who} hỏi: «{question}»</source>
        <translation>{who} asks: “{question}”</translation>
    </message>
    <message>
        <source>Ví dụ: Nhất trí; đề nghị lùi thời hạn báo cáo đến 25/12.</source>
        <translation>For example: Agreed; please move the reporting deadline to 25 December.</translation>
    </message>
    <message>
        <source>Ý kiến</source>
        <translation>Opinion</translation>
    </message>
</context>
<context>
    <name>GoOnDialog</name>
    <message>
        <source>Ký tiếp trên tệp đã ký</source>
        <translation>Sign a file signed by others</translation>
    </message>
    <message>
        <source>Ký tiếp</source>
        <translation>Go on signing</translation>
    </message>
    <message>
        <source>Đang nhận tệp…</source>
        <translation>Taking the file…</translation>
    </message>
    <message>
        <source>Tệp này đã có chữ ký số của nơi khác.</source>
        <translation>This file already has others’ digital signatures.</translation>
    </message>
    <message>
        <source>Đang kiểm tra chữ ký số…</source>
        <translation>Checking signatures…</translation>
    </message>
    <message>
        <source>Tôi đã xem các chữ ký trên và quyết định ký tiếp</source>
        <translation>I have looked at the signatures above and decide to go on signing</translation>
    </message>
    <message>
        <source>{who}: {verdict}, ký lúc {when}</source>
        <translation>{who}: {verdict}, signed at {when}</translation>
    </message>
    <message>
        <source>Số và ngày sẽ điền vào ô còn trống có sẵn trên tệp; con dấu khóa các ô đó.</source>
        <translation>Number and date go into the empty fields of the file; the seal locks them.</translation>
    </message>
    <message>
        <source>Tệp không còn ô để điền, nên số và ngày sẽ ghi ngay dưới con dấu của cơ quan.</source>
        <translation>The file has no empty fields left, so number and date are written right below the agency’s seal.</translation>
    </message>
    <message>
        <source>Tệp được giữ nguyên; chỉ thêm ô ký và ô dấu của cơ quan mình.</source>
        <translation>The file is kept as it is; only our signature and seal fields are added.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Sửa và trình lại</source>
        <translation>Mend and submit again</translation>
    </message>
    <message>
        <source>Đã lưu ra {path}</source>
        <translation>Saved to {path}</translation>
    </message>
    <message>
        <source>Soạn trả lời</source>
        <translation>Write a reply</translation>
    </message>
    <message>
        <source>Lưu bản PDF ra tệp</source>
        <translation>Save the PDF to a file</translation>
    </message>
    <message>
        <source>Gửi thêm nơi nhận</source>
        <translation>Send to more recipients</translation>
    </message>
    <message>
        <source>{due}. {who} chưa báo cáo kết quả.</source>
        <translation>{due}. {who} has not reported a result yet.</translation>
    </message>
    <message>
        <source>Ý kiến chỉ đạo: {text}</source>
        <translation>Instruction: {text}</translation>
    </message>
    <message>
        <source>Ghi chú: {text}</source>
        <translation>Note: {text}</translation>
    </message>
    <message>
        <source>{who} đề nghị trả lại: {note}</source>
        <translation>{who} asks to have it back: {note}</translation>
    </message>
    <message>
        <source>Đã đề nghị rút lại chữ ký; chờ bàn văn thư trả lời.</source>
        <translation>Asked to take the signature back; waiting for the clerk’s desk.</translation>
    </message>
    <message>
        <source>Lần ký trước chưa được: {why}</source>
        <translation>Could not be signed last time: {why}</translation>
    </message>
    <message>
        <source>{who} xin ý kiến: {question}</source>
        <translation>{who} asks for your opinion: {question}</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>{when}, {who}</source>
        <translation>{when}, {who}</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>Chưa lưu</source>
        <translation>Not saved</translation>
    </message>
    <message>
        <source>Đang lưu…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>Đã lưu lúc {time}</source>
        <translation>Saved at {time}</translation>
    </message>
    <message>
        <source>Chưa lưu được</source>
        <translation>Could not be saved</translation>
    </message>
</context>
<context>
    <name>KeyCard</name>
    <message>
        <source>Thiết bị {label}, số {serial}</source>
        <translation>Token {label}, serial {serial}</translation>
    </message>
    <message>
        <source>Thiết bị chỉ cho xem chứng thư sau khi nhập PIN</source>
        <translation>The token shows its certificate only after the PIN</translation>
    </message>
    <message>
        <source>Danh bạ không ghi chứng thư này là của {agency} hay của người dùng bàn này.</source>
        <translation>The directory does not list this certificate as that of {agency} or of this desk’s person.</translation>
    </message>
    <message>
        <source>Khi ký, chương trình dùng chứng thư duy nhất trên thiết bị.</source>
        <translation>When signing, the only certificate on the token is used.</translation>
    </message>
    <message>
        <source>Nơi cấp: {issuer}</source>
        <translation>Issued by {issuer}</translation>
    </message>
    <message>
        <source>Hiệu lực từ {start} đến {end}, số chứng thư {serial}</source>
        <translation>Valid from {start} to {end}, certificate serial {serial}</translation>
    </message>
    <message>
        <source>PKCS#1 v1.5 (thông dụng)</source>
        <translation>PKCS#1 v1.5 (common)</translation>
    </message>
    <message>
        <source>PSS (mới, tùy thiết bị)</source>
        <translation>PSS (newer, not on every token)</translation>
    </message>
    <message>
        <source>Kiểu chữ ký RSA</source>
        <translation>Kind of RSA signature</translation>
    </message>
    <message>
        <source>Kiểu chữ ký</source>
        <translation>Kind of signature</translation>
    </message>
    <message>
        <source>Đang dùng: {use}</source>
        <translation>In use: {use}</translation>
    </message>
</context>
<context>
    <name>KeyChoice</name>
    <message>
        <source>Tệp khóa PKCS#12</source>
        <translation>PKCS#12 key file</translation>
    </message>
    <message>
        <source>Chưa có, khai báo sau</source>
        <translation>None yet, state it later</translation>
    </message>
    <message>
        <source>{label} (số hiệu {serial})</source>
        <translation>{label} (serial {serial})</translation>
    </message>
    <message>
        <source>Tệp khóa PKCS#12…</source>
        <translation>PKCS#12 key file…</translation>
    </message>
</context>
<context>
    <name>KeyHelp</name>
    <message>
        <source>Bảng phím tắt</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Ở mọi nơi</source>
        <translation>Everywhere</translation>
    </message>
    <message>
        <source>Trong danh sách</source>
        <translation>In a list</translation>
    </message>
    <message>
        <source>Trong sổ trình ký</source>
        <translation>In the signature book</translation>
    </message>
    <message>
        <source>Khi xem văn bản</source>
        <translation>When reading a document</translation>
    </message>
    <message>
        <source>Khi soạn thảo</source>
        <translation>When writing</translation>
    </message>
</context>
<context>
    <name>KeyPanel</name>
    <message>
        <source>Tìm lại</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Mật khẩu tệp khóa</source>
        <translation>Password of the key file</translation>
    </message>
    <message>
        <source>Mã PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Tôi chắc chắn PIN đúng, vẫn ký</source>
        <translation>I am sure the PIN is right, sign</translation>
    </message>
    <message>
        <source>Đang tìm thiết bị ký số…</source>
        <translation>Looking for the signing token…</translation>
    </message>
    <message>
        <source>Chứng thư đã hết hạn nên không ký được.</source>
        <translation>The certificate has expired and cannot sign.</translation>
    </message>
    <message>
        <source>Ký bằng: {device}</source>
        <translation>Signs with: {device}</translation>
    </message>
    <message>
        <source>Ký bằng chứng thư của {who}
Hiệu lực đến {until}, nơi cấp: {issuer}</source>
        <translation>Signs with the certificate of {who}
Valid until {until}, issued by {issuer}</translation>
    </message>
    <message>
        <source>Chưa dùng được khóa ký số</source>
        <translation>The signing key cannot be used</translation>
    </message>
</context>
<context>
    <name>KeysCard</name>
    <message>
        <source>Khóa của bàn này</source>
        <translation>This desk&apos;s keys</translation>
    </message>
    <message>
        <source>Đến lúc được duyệt, khóa cũ vẫn dùng và không gói nào mất.</source>
        <translation>Until they are approved the old keys are used and no package is lost.</translation>
    </message>
    <message>
        <source>Mở gói gửi đến bàn này và ký gói gửi đi; không phải chữ ký số trên USB.</source>
        <translation>They open packages sent to this desk and sign those it sends; they are not the signature on the USB token.</translation>
    </message>
    <message>
        <source>Đang dùng từ ngày {day}.</source>
        <translation>In use since {day}.</translation>
    </message>
    <message>
        <source>Nên đổi khi nghi khóa đã lộ, hoặc {years} năm một lần.</source>
        <translation>Change them when you suspect a leak, or every {years} years.</translation>
    </message>
    <message>
        <source>Đổi khóa của bàn này…</source>
        <translation>Change this desk&apos;s keys…</translation>
    </message>
    <message>
        <source>Đã xin đổi khóa. Gọi điện cho quản trị danh bạ ({names}) và đọc mã {code}.</source>
        <translation>New keys were asked for. Call the directory administrator ({names}) and read out the code {code}.</translation>
    </message>
    <message>
        <source>Đã xin đổi khóa. Gọi điện cho quản trị danh bạ và đọc mã {code}.</source>
        <translation>New keys were asked for. Call the directory administrator and read out the code {code}.</translation>
    </message>
    <message>
        <source>Đã xin đổi khóa. Cơ quan không còn quản trị danh bạ: gọi quản trị danh bạ của tỉnh và đọc mã {code}.</source>
        <translation>New keys were asked for. The agency has no directory administrator left: call the province&apos;s and read out the code {code}.</translation>
    </message>
</context>
<context>
    <name>KeysPart</name>
    <message>
        <source>Đọc lại</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>Đọc lại các thiết bị ký số</source>
        <translation>Read the signing tokens again</translation>
    </message>
    <message>
        <source>Khóa ký số</source>
        <translation>Signing keys</translation>
    </message>
    <message>
        <source>Đã chọn khóa; dùng ngay từ lần ký sau.</source>
        <translation>Key chosen; it is used from the next signature on.</translation>
    </message>
    <message>
        <source>Đã bỏ chọn khóa.</source>
        <translation>The key is no longer chosen.</translation>
    </message>
    <message>
        <source>Chọn thư viện PKCS#11 của nhà cung cấp thiết bị</source>
        <translation>Choose the PKCS#11 library of the token’s maker</translation>
    </message>
    <message>
        <source>Thư viện (*.so *.dll *.dylib)</source>
        <translation>Libraries (*.so *.dll *.dylib)</translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Chọn tệp khóa PKCS#12</source>
        <translation>Choose a PKCS#12 key file</translation>
    </message>
    <message>
        <source>Tệp khóa (*.p12 *.pfx)</source>
        <translation>Key files (*.p12 *.pfx)</translation>
    </message>
    <message>
        <source>Đã chọn tệp khóa {name}; mật khẩu được hỏi mỗi lần ký.</source>
        <translation>Key file {name} chosen; its password is asked for at each signature.</translation>
    </message>
    <message>
        <source>Đã thêm thư viện {name}.</source>
        <translation>Library {name} added.</translation>
    </message>
    <message>
        <source>Đã bỏ thư viện {name}.</source>
        <translation>Library {name} removed.</translation>
    </message>
    <message>
        <source>Chứng thư trên thiết bị đang cắm</source>
        <translation>Certificates on the plugged-in tokens</translation>
    </message>
    <message>
        <source>Đang đọc thiết bị ký số…</source>
        <translation>Reading the signing tokens…</translation>
    </message>
    <message>
        <source>Chưa thấy thiết bị nào. Cắm USB ký số, đợi đèn sáng, rồi bấm Đọc lại.</source>
        <translation>No token seen. Plug in the USB token, wait for its light, then press Read again.</translation>
    </message>
    <message>
        <source>Thư viện điều khiển thiết bị (PKCS#11)</source>
        <translation>Token libraries (PKCS#11)</translation>
    </message>
    <message>
        <source>Tệp khóa (PKCS#12)</source>
        <translation>Key file (PKCS#12)</translation>
    </message>
    <message>
        <source>Ký cá nhân</source>
        <translation>Personal signature</translation>
    </message>
    <message>
        <source>Dùng để ký cá nhân</source>
        <translation>Use as personal key</translation>
    </message>
    <message>
        <source>Ký của cơ quan</source>
        <translation>Agency’s signature</translation>
    </message>
    <message>
        <source>Dùng để ký của cơ quan</source>
        <translation>Use as agency’s key</translation>
    </message>
    <message>
        <source>Bỏ chọn</source>
        <translation>Unset</translation>
    </message>
    <message>
        <source>Bỏ chọn: {use}</source>
        <translation>Unset: {use}</translation>
    </message>
    <message>
        <source>Chưa chọn khóa. Chọn một chứng thư ở dưới.</source>
        <translation>No key chosen. Choose a certificate below.</translation>
    </message>
    <message>
        <source>Tệp khóa {path}</source>
        <translation>Key file {path}</translation>
    </message>
    <message>
        <source>duy nhất trên thiết bị</source>
        <translation>the only one on the token</translation>
    </message>
    <message>
        <source>Thiết bị số {token}, chứng thư {certificate}</source>
        <translation>Token {token}, certificate {certificate}</translation>
    </message>
    <message>
        <source>Thiết bị này hiện không cắm.</source>
        <translation>This token is not plugged in now.</translation>
    </message>
    <message>
        <source>kiểu ký PSS</source>
        <translation>signs with PSS</translation>
    </message>
    <message>
        <source>kiểu ký PKCS#1 v1.5</source>
        <translation>signs with PKCS#1 v1.5</translation>
    </message>
    <message>
        <source>{subject}, nơi cấp {issuer}, hết hạn {until}, {way}</source>
        <translation>{subject}, issued by {issuer}, expires {until}, {way}</translation>
    </message>
    <message>
        <source>Chỉ để chạy thử, hoặc khi nơi cấp chứng thư cho phép giữ khóa trong tệp. Ai có tệp và mật khẩu đều ký được.</source>
        <translation>Only for trying out, or where the certificate issuer allows keys in files. Whoever has the file and its password can sign.</translation>
    </message>
    <message>
        <source>{use} bằng tệp khóa…</source>
        <translation>{use} by key file…</translation>
    </message>
    <message>
        <source>Thêm thư viện…</source>
        <translation>Add library…</translation>
    </message>
    <message>
        <source>Thêm thư viện của nhà cung cấp</source>
        <translation>Add a maker’s library</translation>
    </message>
    <message>
        <source>Tự thêm</source>
        <translation>Added here</translation>
    </message>
    <message>
        <source>không có trên máy này</source>
        <translation>not on this computer</translation>
    </message>
    <message numerus="yes">
        <source>dùng được, thấy %n thiết bị</source>
        <translation>
            <numerusform>works, %n token seen</numerusform>
            <numerusform>works, %n tokens seen</numerusform>
        </translation>
    </message>
    <message>
        <source>Bỏ thư viện {name}</source>
        <translation>Remove library {name}</translation>
    </message>
    <message>
        <source>Bỏ</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>LevelsPage</name>
    <message>
        <source>Dấu thời gian và lưu trữ dài hạn</source>
        <translation>Time-stamps and long-term keeping</translation>
    </message>
    <message>
        <source>Chờ nâng mức</source>
        <translation>Waiting for a higher level</translation>
    </message>
    <message>
        <source>Lưu trữ dài hạn</source>
        <translation>Long-term keeping</translation>
    </message>
    <message>
        <source>Chờ nâng mức ({count})</source>
        <translation>Waiting for a higher level ({count})</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>Đã tạm dừng gửi nhận để rút thẻ nhớ.</source>
        <translation>The exchange rests so that the memory stick can be removed.</translation>
    </message>
    <message>
        <source>Cắm lại rồi bấm «Gửi nhận ngay».</source>
        <translation>Plug it in again, then press «Exchange now».</translation>
    </message>
    <message>
        <source>Gửi nhận đã dừng vì một lỗi của chương trình.</source>
        <translation>Sending and receiving stopped because of an error of the program.</translation>
    </message>
    <message>
        <source>Bấm «Gửi nhận ngay» để chạy lại.</source>
        <translation>Click «Exchange now» to start it again.</translation>
    </message>
</context>
<context>
    <name>LivePreview</name>
    <message>
        <source>Đang dựng trang…</source>
        <translation>Setting pages…</translation>
    </message>
    <message>
        <source>Bản xem trước</source>
        <translation>Preview</translation>
    </message>
    <message numerus="yes">
        <source>Xem trước, %n trang</source>
        <translation>
            <numerusform>Preview, %n page</numerusform>
            <numerusform>Preview, %n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Xem trước {shown} trang đầu trong {count} trang</source>
        <translation>Preview of the first {shown} of {count} pages</translation>
    </message>
    <message>
        <source>Trang {n}</source>
        <translation>Page {n}</translation>
    </message>
</context>
<context>
    <name>LostBookDialog</name>
    <message>
        <source>Chuyển sổ không có bàn giao</source>
        <translation>Move a register without release</translation>
    </message>
    <message>
        <source>Chuyển sổ</source>
        <translation>Move register</translation>
    </message>
    <message>
        <source>Đang ghi danh bạ…</source>
        <translation>Writing the directory…</translation>
    </message>
    <message>
        <source>Bàn giữ sổ đã đóng</source>
        <translation>The desk that kept it is closed</translation>
    </message>
    <message>
        <source>Văn thư nhận sổ</source>
        <translation>Clerk who takes it</translation>
    </message>
    <message>
        <source>Văn thư nhận sổ phải đối chiếu số cuối với sổ giấy trước khi cấp số tiếp.</source>
        <translation>The clerk who takes the register must compare its last number with the paper register before giving the next.</translation>
    </message>
</context>
<context>
    <name>MailboxPart</name>
    <message>
        <source>Kết thúc chuyển</source>
        <translation>End the move</translation>
    </message>
    <message>
        <source>Ngừng xem hộp thư cũ</source>
        <translation>Stop looking into the old mailbox</translation>
    </message>
    <message>
        <source>Thử đường truyền</source>
        <translation>Try connection</translation>
    </message>
    <message>
        <source>Thử đường truyền tới trục</source>
        <translation>Try the connection to the hub</translation>
    </message>
    <message>
        <source>Chuyển sang trục…</source>
        <translation>Move to hub…</translation>
    </message>
    <message>
        <source>Chuyển hộp thư sang trục</source>
        <translation>Move the mailbox to the hub</translation>
    </message>
    <message>
        <source>Chuyển sang thư mục…</source>
        <translation>Move to folder…</translation>
    </message>
    <message>
        <source>Chuyển hộp thư sang thư mục</source>
        <translation>Move the mailbox to a folder</translation>
    </message>
    <message>
        <source>Đang dùng: {place}</source>
        <translation>In use: {place}</translation>
    </message>
    <message>
        <source>Đang chuyển: còn nhận cả ở {place}. Vài ngày nữa, khi nơi đó trống, hãy kết thúc chuyển.</source>
        <translation>Moving: mail is still taken from {place} too. In a few days, when that is empty, end the move.</translation>
    </message>
    <message>
        <source>Đã nạp tệp kết nối mới; dùng từ khi đóng cửa sổ này.</source>
        <translation>New connection file loaded; used once this window is closed.</translation>
    </message>
    <message>
        <source>Chuyển hộp thư sang {place}</source>
        <translation>Move the mailbox to {place}</translation>
    </message>
    <message>
        <source>Đã kết thúc chuyển: bàn chỉ còn dùng một hộp thư.</source>
        <translation>The move has ended: the desk uses a single mailbox now.</translation>
    </message>
    <message>
        <source>Bàn nhận ở cả hai nơi: gói còn ở {old} vẫn đến, không gói nào mất hay vào sổ hai lần.</source>
        <translation>The desk takes mail from both: packages still in {old} arrive, none is lost or registered twice.</translation>
    </message>
    <message>
        <source>Vài ngày sau, khi {old} trống, quay lại đây chọn «Kết thúc chuyển».</source>
        <translation>After a few days, when {old} is empty, come back here and choose «End the move».</translation>
    </message>
    <message>
        <source>Từ khi đóng cửa sổ Thiết lập, mọi gói gửi qua {place}, kể cả gói đang chờ gửi.</source>
        <translation>Once Settings is closed, all packages go by {place}, those that wait to be sent too.</translation>
    </message>
    <message>
        <source>Thư mục này từ nay là hộp thư của bàn, kể cả khi là thẻ nhớ mới.</source>
        <translation>From now on this folder is the desk&apos;s mailbox, even if it is a new stick.</translation>
    </message>
    <message>
        <source>Muốn quay về {old} thì chuyển ngược lại bất cứ lúc nào.</source>
        <translation>You can move back to {old} at any time.</translation>
    </message>
    <message>
        <source>Chuyển</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>Đã chuyển; dùng từ khi đóng cửa sổ này.</source>
        <translation>Moved; used once this window is closed.</translation>
    </message>
    <message numerus="yes">
        <source>Máy chủ {server} nhận bàn này sau {seconds} giây; hộp thư trên trục có %n gói.</source>
        <translation>
            <numerusform>Server {server} let this desk in after {seconds} s; its mailbox on the hub holds %n package.</numerusform>
            <numerusform>Server {server} let this desk in after {seconds} s; its mailbox on the hub holds %n packages.</numerusform>
        </translation>
    </message>
    <message>
        <source>trục «{name}»</source>
        <translation>hub «{name}»</translation>
    </message>
    <message>
        <source>thư mục «{path}»</source>
        <translation>folder «{path}»</translation>
    </message>
    <message>
        <source>Nạp tệp mới</source>
        <translation>Load new file</translation>
    </message>
    <message>
        <source>Dùng thư mục này</source>
        <translation>Use this folder</translation>
    </message>
    <message>
        <source>Tệp kết nối trục (*.truc)</source>
        <translation>Hub connection files (*.truc)</translation>
    </message>
    <message>
        <source>Người vận hành trục liên thông trao cho mỗi bàn một tệp kết nối. Mã của bàn này: {id}</source>
        <translation>The operator of the exchange hub gives every desk a connection file. Id of this desk: {id}</translation>
    </message>
    <message>
        <source>Tệp kết nối trục liên thông (.truc)</source>
        <translation>Connection file of the exchange hub (.truc)</translation>
    </message>
    <message>
        <source>Thư mục hộp thư chung</source>
        <translation>Folder of the common mailbox</translation>
    </message>
    <message>
        <source>Trục liên thông</source>
        <translation>Exchange hub</translation>
    </message>
    <message>
        <source>Chọn tệp…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>Thư mục</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Hộp thư</source>
        <translation>Mailbox</translation>
    </message>
</context>
<context>
    <name>MakingPage</name>
    <message>
        <source>Thư mục của bàn</source>
        <translation>Desk folder</translation>
    </message>
    <message>
        <source>Nhập lại mật khẩu</source>
        <translation>Passphrase again</translation>
    </message>
    <message>
        <source>Nhớ trong kho khóa của hệ điều hành, lần sau không hỏi mật khẩu</source>
        <translation>Remember in the system keyring; do not ask next time</translation>
    </message>
    <message>
        <source>Thư mục mới hoặc trống trên máy này.</source>
        <translation>A new or empty folder on this computer.</translation>
    </message>
    <message>
        <source>Ít nhất 8 ký tự; một câu ngắn dễ nhớ là tốt nhất.</source>
        <translation>At least 8 characters; a short sentence you remember is best.</translation>
    </message>
</context>
<context>
    <name>MarkField</name>
    <message>
        <source>Dấu Đến</source>
        <translation>Arrival stamp</translation>
    </message>
    <message>
        <source>Chỗ đóng dấu Đến trên trang 1</source>
        <translation>Place of the arrival stamp on page 1</translation>
    </message>
    <message>
        <source>Đang tìm chỗ cho dấu Đến…</source>
        <translation>Looking for room for the arrival stamp…</translation>
    </message>
    <message>
        <source>Dấu Đến: {where}. Kéo trên trang, hoặc dùng phím mũi tên, để đặt chỗ khác.</source>
        <translation>Arrival stamp: {where}. Drag it on the page, or use the arrow keys, to move it.</translation>
    </message>
    <message>
        <source>Không hiện được trang 1: {why}</source>
        <translation>Page 1 cannot be shown: {why}</translation>
    </message>
</context>
<context>
    <name>MissingList</name>
    <message numerus="yes">
        <source>Còn %n điều cần bổ sung</source>
        <translation>
            <numerusform>%n thing still to be filled in</numerusform>
            <numerusform>%n things still to be filled in</numerusform>
        </translation>
    </message>
    <message>
        <source>Đủ để trình ký</source>
        <translation>Ready to be submitted</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Chuyển sổ</source>
        <translation>Move register</translation>
    </message>
    <message>
        <source>Đang ghi danh bạ…</source>
        <translation>Writing the directory…</translation>
    </message>
    <message>
        <source>{register}: đến số {n:02d}</source>
        <translation>{register}: up to number {n:02d}</translation>
    </message>
    <message>
        <source>Bàn đang giữ sổ đã ký bàn giao và ngừng cấp số. Bàn nhận cấp số tiếp khi đã có đủ các số trên.</source>
        <translation>The desk that keeps the register has signed its release and gives no more numbers. The new desk goes on once it has all the numbers above.</translation>
    </message>
    <message>
        <source>Khi chuyển:</source>
        <translation>When moved:</translation>
    </message>
</context>
<context>
    <name>MyDeskTab</name>
    <message>
        <source>Bàn của tôi</source>
        <translation>My desk</translation>
    </message>
    <message>
        <source>Đã đổi mật khẩu của bàn.</source>
        <translation>The desk&apos;s passphrase was changed.</translation>
    </message>
    <message>
        <source>Văn bản đang ở bàn này</source>
        <translation>Documents on this desk</translation>
    </message>
    <message>
        <source>{open} văn bản đang làm, {ended} văn bản đã xong, {drafts} dự thảo chưa trình.</source>
        <translation>Open documents: {open}; finished: {ended}; drafts not submitted: {drafts}.</translation>
    </message>
    <message>
        <source>Khi nghỉ dài ngày, chuyển việc hoặc thôi việc, bàn giao cho đồng nghiệp để việc không dừng lại.</source>
        <translation>Before a long leave, a change of post or leaving the service, hand over to a colleague so that work goes on.</translation>
    </message>
    <message>
        <source>Bàn giao bàn làm việc…</source>
        <translation>Hand over desk…</translation>
    </message>
    <message>
        <source>Đang giữ: {book}</source>
        <translation>Kept here: {book}</translation>
    </message>
    <message>
        <source>Đã ký bàn giao cho {name}; chờ quản trị danh bạ chuyển sổ.</source>
        <translation>Release to {name} signed; the directory administrator has to move the register.</translation>
    </message>
    <message>
        <source>Bàn này không cấp số của sổ này nữa.</source>
        <translation>This desk gives no more numbers of this register.</translation>
    </message>
    <message>
        <source>Sổ đã đóng cùng cơ quan; văn bản mới do cơ quan kế nhiệm cấp số.</source>
        <translation>The register was closed with the agency; the succeeding agency numbers new documents.</translation>
    </message>
    <message>
        <source>Chỉ bàn này cấp số của sổ này.</source>
        <translation>Only this desk gives numbers of this register.</translation>
    </message>
    <message>
        <source>Giao sổ cho văn thư khác…</source>
        <translation>Hand register to another clerk…</translation>
    </message>
    <message>
        <source>Ghi số của sổ giấy…</source>
        <translation>Enter paper numbers…</translation>
    </message>
    <message>
        <source>Lấy sổ giấy ra xem số cuối cùng, rồi nhập vào đây. Sau đó bàn này cấp số tiếp.</source>
        <translation>Look up the last number in the paper register and enter it here. Then this desk goes on giving numbers.</translation>
    </message>
    <message>
        <source>Đối chiếu với sổ giấy…</source>
        <translation>Compare with paper register…</translation>
    </message>
    <message>
        <source>Đề nghị gửi lại phần còn thiếu…</source>
        <translation>Ask for what is missing…</translation>
    </message>
    <message>
        <source>Máy mới, hoặc thiếu văn bản mà đồng nghiệp có: đề nghị các bàn khác gửi lại.</source>
        <translation>A new computer, or documents missing that colleagues have: ask the other desks to send them again.</translation>
    </message>
    <message>
        <source>Đề nghị gửi lại văn bản…</source>
        <translation>Ask to send documents again…</translation>
    </message>
    <message>
        <source>Bàn đã đóng, bàn này tiếp quản</source>
        <translation>Closed desks that this desk takes over</translation>
    </message>
    <message>
        <source>Đang chờ các bàn gửi lại những gì có sau bản sao lưu: {names}.</source>
        <translation>Waiting for desks to send again what came after the backup: {names}.</translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản chờ tiếp quản.</source>
        <translation>
            <numerusform>%n document to take over.</numerusform>
            <numerusform>%n documents to take over.</numerusform>
        </translation>
    </message>
    <message>
        <source>Tiếp quản văn bản…</source>
        <translation>Take over documents…</translation>
    </message>
    <message>
        <source>Không còn văn bản nào chờ tiếp quản.</source>
        <translation>No documents are left to take over.</translation>
    </message>
    <message>
        <source>{agency} đã kết thúc hoạt động</source>
        <translation>{agency} has ended its work</translation>
    </message>
    <message>
        <source>Cơ quan kế nhiệm: {heirs}.</source>
        <translation>Succeeding agency: {heirs}.</translation>
    </message>
    <message numerus="yes">
        <source>%n văn bản còn dở dang trên bàn này.</source>
        <translation>
            <numerusform>%n document on this desk is unfinished.</numerusform>
            <numerusform>%n documents on this desk are unfinished.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bàn giao cho cơ quan kế nhiệm…</source>
        <translation>Hand over to the succeeding agency…</translation>
    </message>
    <message>
        <source>Bàn này không còn việc dở dang phải bàn giao.</source>
        <translation>Nothing unfinished is left on this desk to hand over.</translation>
    </message>
    <message>
        <source>Thiếu văn bản?</source>
        <translation>Documents missing?</translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message numerus="yes">
        <source>{title}, %n văn bản</source>
        <translation>
            <numerusform>{title}, %n document</numerusform>
            <numerusform>{title}, %n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewDeskPage</name>
    <message>
        <source>Lập bàn làm việc</source>
        <translation>Make a desk</translation>
    </message>
    <message>
        <source>Mỗi người một bàn. Dữ liệu được mã hóa và chỉ mở được bằng mật khẩu hoặc khóa khôi phục.</source>
        <translation>One desk per person. Its data are encrypted and open only by passphrase or recovery key.</translation>
    </message>
    <message>
        <source>Lập bàn</source>
        <translation>Make desk</translation>
    </message>
    <message>
        <source>1. Người dùng bàn</source>
        <translation>1. Who uses the desk</translation>
    </message>
    <message>
        <source>2. Hộp thư</source>
        <translation>2. Mailbox</translation>
    </message>
    <message>
        <source>Văn bản gửi và nhận qua</source>
        <translation>Documents are sent and received by</translation>
    </message>
    <message>
        <source>3. Chữ ký số</source>
        <translation>3. Digital signature</translation>
    </message>
    <message>
        <source>4. Mật khẩu mở bàn</source>
        <translation>4. Passphrase that opens the desk</translation>
    </message>
    <message>
        <source>Mã cơ quan</source>
        <translation>Agency code</translation>
    </message>
    <message>
        <source>H30.07</source>
        <translation>H30.07</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Nguyễn Văn An</source>
        <translation>Nguyễn Văn An</translation>
    </message>
    <message>
        <source>Chức vụ</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Chuyên viên</source>
        <translation>Chuyên viên</translation>
    </message>
    <message>
        <source>Có thể chọn nhiều. Quản trị danh bạ xem lại khi duyệt.</source>
        <translation>Several may be chosen. The directory administrator reviews them on admission.</translation>
    </message>
    <message>
        <source>Thiết lập khác (thường để nguyên)…</source>
        <translation>Other settings (usually left as they are)…</translation>
    </message>
    <message>
        <source>Mã cán bộ (nếu có)</source>
        <translation>Official’s code (if any)</translation>
    </message>
    <message>
        <source>Để trống nếu quản trị danh bạ chưa cấp; chương trình tự lập mã từ họ tên.</source>
        <translation>Leave empty if the directory administrator has given none; a code is made from the name.</translation>
    </message>
    <message>
        <source>Vai trò</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Mã định danh điện tử của cơ quan; chưa biết thì hỏi quản trị danh bạ.</source>
        <translation>The agency’s electronic identification code; ask the directory administrator for it.</translation>
    </message>
    <message>
        <source>Chứng thư gốc tin cậy thêm</source>
        <translation>Further trusted root certificates</translation>
    </message>
    <message>
        <source>Chứng thư gốc tin cậy thêm (nếu có)</source>
        <translation>Further trusted root certificates (if any)</translation>
    </message>
    <message>
        <source>Chương trình đã có sẵn chứng thư gốc chuyên dùng Chính phủ và quốc gia.</source>
        <translation>The roots of the Government and of the nation are built in.</translation>
    </message>
    <message>
        <source>Chữ ký số cá nhân</source>
        <translation>Personal digital signature</translation>
    </message>
    <message>
        <source>Người ký văn bản cắm USB ký số rồi bấm nút dưới đây.</source>
        <translation>Whoever signs documents plugs in the USB signing token and presses the button below.</translation>
    </message>
    <message>
        <source>Chữ ký số của cơ quan</source>
        <translation>Agency’s digital signature</translation>
    </message>
    <message>
        <source>Tìm thiết bị ký số</source>
        <translation>Look for signing devices</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Passphrase</translation>
    </message>
</context>
<context>
    <name>Nothing</name>
    <message>
        <source>Hết việc</source>
        <translation>All done</translation>
    </message>
    <message>
        <source>Không còn văn bản nào chờ ký. Văn bản trình mới sẽ tự hiện ở đây.</source>
        <translation>Nothing waits for your signature. New submissions appear here by themselves.</translation>
    </message>
    <message>
        <source>Chọn một văn bản trong danh sách để xem.</source>
        <translation>Choose a document in the list to read it.</translation>
    </message>
</context>
<context>
    <name>PageCanvas</name>
    <message>
        <source>Trang văn bản với các ô</source>
        <translation>Page with its fields</translation>
    </message>
    <message>
        <source>Phím mũi tên dời ô 1 mm, giữ Shift đổi kích thước; phím cách sang ô kế tiếp.</source>
        <translation>Arrow keys move a field by 1 mm, with Shift they resize it; Space goes to the next field.</translation>
    </message>
    <message>
        <source>Phím mũi tên dời ô 1 mm.</source>
        <translation>Arrow keys move the field by 1 mm.</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Các trang của văn bản</source>
        <translation>Pages of the document</translation>
    </message>
</context>
<context>
    <name>Pair</name>
    <message>
        <source>Không có trang này</source>
        <translation>No such page</translation>
    </message>
</context>
<context>
    <name>PaperFields</name>
    <message>
        <source>Chọn tệp quét của bản giấy</source>
        <translation>Choose the scan of the paper</translation>
    </message>
    <message>
        <source>Chọn tệp quét…</source>
        <translation>Choose scan…</translation>
    </message>
    <message>
        <source>Ngày của bản giấy</source>
        <translation>Date of the paper</translation>
    </message>
    <message>
        <source>Có ghi</source>
        <translation>Stated</translation>
    </message>
    <message>
        <source>Trích yếu của bản giấy</source>
        <translation>Subject of the paper</translation>
    </message>
    <message>
        <source>Đã đối chiếu từng trang tệp quét với bản giấy</source>
        <translation>Every page was compared with the paper</translation>
    </message>
    <message>
        <source>Loại của bản giấy</source>
        <translation>Kind of the paper</translation>
    </message>
    <message>
        <source>Số, ký hiệu</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Cơ quan ban hành</source>
        <translation>Issuing agency</translation>
    </message>
</context>
<context>
    <name>PartFields</name>
    <message>
        <source>Các trang được trích</source>
        <translation>Pages of the extract</translation>
    </message>
    <message>
        <source>Chọn tệp trích sao đã soạn</source>
        <translation>Choose a written extract</translation>
    </message>
    <message>
        <source>Hoặc tệp trích đã soạn…</source>
        <translation>Or a written extract…</translation>
    </message>
</context>
<context>
    <name>PassphraseCard</name>
    <message>
        <source>Mật khẩu của bàn</source>
        <translation>Passphrase of this desk</translation>
    </message>
    <message>
        <source>Mở bàn này trên máy này, và mở các bản sao lưu của bàn.</source>
        <translation>Opens this desk on this computer, and its backups.</translation>
    </message>
    <message>
        <source>Các bàn dùng thử chung một mật khẩu nên không đổi được.</source>
        <translation>The demo desks share one passphrase, so it cannot be changed.</translation>
    </message>
    <message>
        <source>Đổi mật khẩu của bàn…</source>
        <translation>Change this desk&apos;s passphrase…</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Đổi mật khẩu của bàn</source>
        <translation>Change this desk&apos;s passphrase</translation>
    </message>
    <message>
        <source>Đổi mật khẩu</source>
        <translation>Change passphrase</translation>
    </message>
    <message>
        <source>Đang đổi mật khẩu…</source>
        <translation>Changing the passphrase…</translation>
    </message>
    <message>
        <source>Mật khẩu hiện nay</source>
        <translation>Present passphrase</translation>
    </message>
    <message>
        <source>Quên mật khẩu: dùng khóa khôi phục</source>
        <translation>Passphrase forgotten: use the recovery key</translation>
    </message>
    <message>
        <source>Bàn này tự mở bằng kho khóa của hệ điều hành nên không hỏi mật khẩu hiện nay; cách mở đó giữ nguyên.</source>
        <translation>The system keyring opens this desk by itself, so the present passphrase is not asked for; that way of opening stays.</translation>
    </message>
    <message>
        <source>Mật khẩu mới</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>Ít nhất 8 ký tự; một câu ngắn dễ nhớ là tốt nhất.</source>
        <translation>At least 8 characters; a short sentence you remember is best.</translation>
    </message>
    <message>
        <source>Nhập lại mật khẩu mới</source>
        <translation>New passphrase again</translation>
    </message>
    <message>
        <source>Khóa khôi phục không đổi. Từ lần mở bàn sau dùng mật khẩu mới.</source>
        <translation>The recovery key stays the same. The new passphrase is used from the next time the desk is opened.</translation>
    </message>
    <message>
        <source>Bản sao lưu đã có vẫn mở bằng mật khẩu cũ. Nếu mật khẩu cũ đã lộ: đổi xong thì sao lưu lại, rồi xóa các bản sao lưu cũ.</source>
        <translation>Backups made before still open with the old passphrase. If the old one has leaked: make a new backup afterwards, then delete the old ones.</translation>
    </message>
    <message>
        <source>Khóa khôi phục</source>
        <translation>Recovery key</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Chọn…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Chọn: {name}</source>
        <translation>Choose: {name}</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <source>Đang ký số…</source>
        <translation>Signing…</translation>
    </message>
    <message>
        <source>Đang điền số, ngày và ký số của cơ quan…</source>
        <translation>Filling in number and date, sealing…</translation>
    </message>
    <message>
        <source>Ký số</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Phát hành</source>
        <translation>Issue</translation>
    </message>
</context>
<context>
    <name>PlacePage</name>
    <message>
        <source>Đặt ô trên tệp có sẵn</source>
        <translation>Place fields on an existing file</translation>
    </message>
    <message>
        <source>Bỏ dự thảo</source>
        <translation>Discard draft</translation>
    </message>
    <message>
        <source>Chữ ký</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Con dấu</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>Số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Ngày</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Trang trước</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Trang sau</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Bị trả lại: {note}</source>
        <translation>Returned: {note}</translation>
    </message>
    <message>
        <source>trang {page}: {where}</source>
        <translation>page {page}: {where}</translation>
    </message>
    <message>
        <source>đang ở trang {page}; bấm lần nữa để chuyển về trang này</source>
        <translation>on page {page}; press again to bring it to this page</translation>
    </message>
    <message>
        <source>Trang {page}/{count}</source>
        <translation>Page {page}/{count}</translation>
    </message>
    <message>
        <source>Bỏ dự thảo này? Các ô đã đặt sẽ bị xóa hẳn.</source>
        <translation>Discard this draft? The fields you placed will be deleted for good.</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Tiến độ</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Đang dừng…</source>
        <translation>Stopping…</translation>
    </message>
</context>
<context>
    <name>QueuePane</name>
    <message>
        <source>Chọn tất cả</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>Đã chọn {count}/{rows}</source>
        <translation>{count}/{rows} selected</translation>
    </message>
    <message numerus="yes">
        <source>Ký %n văn bản…</source>
        <translation>
            <numerusform>Sign %n document…</numerusform>
            <numerusform>Sign %n documents…</numerusform>
        </translation>
    </message>
    <message>
        <source>Ký nhiều…</source>
        <translation>Sign several…</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Thu nhỏ</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Phóng to</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Trang {page}/{pages}</source>
        <translation>Page {page}/{pages}</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Đang ghi nhận…</source>
        <translation>Recording…</translation>
    </message>
    <message>
        <source>Lý do từ chối</source>
        <translation>Reason for refusing</translation>
    </message>
    <message>
        <source>Ví dụ: Văn bản gửi không đúng thẩm quyền giải quyết.</source>
        <translation>Example: Sent to an agency that is not competent.</translation>
    </message>
    <message>
        <source>Nơi gửi được báo ngay lý do này. Văn bản không vào sổ.</source>
        <translation>The sender is told this reason at once. The document is not registered.</translation>
    </message>
    <message>
        <source>Lý do hủy số</source>
        <translation>Reason for voiding the number</translation>
    </message>
    <message>
        <source>Ví dụ: Văn bản không ban hành nữa.</source>
        <translation>Example: The document will not be issued.</translation>
    </message>
    <message>
        <source>Số đã cấp vẫn nằm trong sổ kèm lý do hủy và không cấp lại cho văn bản khác.</source>
        <translation>The number stays in the register with the reason and is never given again.</translation>
    </message>
    <message>
        <source>Điều cần sửa</source>
        <translation>What to mend</translation>
    </message>
    <message>
        <source>Ví dụ: Bổ sung căn cứ Nghị định 30/2020/NĐ-CP; sửa hạn báo cáo tại Điều 2.</source>
        <translation>Example: Add Decree 30/2020/NĐ-CP to the grounds; correct the date in Article 2.</translation>
    </message>
    <message>
        <source>Văn bản trở về bàn người soạn kèm lời này.</source>
        <translation>The document goes back to its drafter with these words.</translation>
    </message>
    <message>
        <source>Lý do trả lại</source>
        <translation>Reason for returning</translation>
    </message>
    <message>
        <source>Ví dụ: Việc thuộc Phòng Tổ chức biên chế.</source>
        <translation>Example: This belongs to the Organisation Division.</translation>
    </message>
    <message>
        <source>Văn bản trở về lãnh đạo đã phân công.</source>
        <translation>The document goes back to the leader who assigned it.</translation>
    </message>
</context>
<context>
    <name>RecallDialog</name>
    <message>
        <source>Thu hồi văn bản</source>
        <translation>Recall document</translation>
    </message>
    <message>
        <source>Thu hồi</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Đang gửi yêu cầu thu hồi…</source>
        <translation>Sending the recall…</translation>
    </message>
    <message>
        <source>Ví dụ: Văn bản ban hành sai số liệu tại Phụ lục I.</source>
        <translation>Example: Wrong figures in Annex I.</translation>
    </message>
    <message>
        <source>Thu hồi tại</source>
        <translation>Recall from</translation>
    </message>
    <message>
        <source>Lý do thu hồi</source>
        <translation>Reason for recall</translation>
    </message>
    <message>
        <source>Nơi chưa vào sổ: văn bản được hủy ngay. Nơi đã vào sổ: chờ trả lời. Trong lúc chờ, không gửi thêm được văn bản này.</source>
        <translation>Where it is not registered yet it is voided at once; where it is, the recipient answers. Meanwhile the document cannot be sent further.</translation>
    </message>
</context>
<context>
    <name>RecipientsTab</name>
    <message>
        <source>Chưa gửi</source>
        <translation>Not sent yet</translation>
    </message>
    <message>
        <source>Văn bản này chưa có nơi nhận điện tử.</source>
        <translation>This document has no electronic recipients yet.</translation>
    </message>
    <message>
        <source>Gửi lúc {when}</source>
        <translation>Sent at {when}</translation>
    </message>
    <message>
        <source>Đã xuất thành tệp edXML, chờ nơi nhận báo trạng thái</source>
        <translation>Written to an edXML file, awaiting the recipient’s status</translation>
    </message>
    <message>
        <source>Chưa có xác nhận của nơi nhận</source>
        <translation>No receipt from the recipient yet</translation>
    </message>
    <message>
        <source>Nơi nhận xác nhận lúc {when}</source>
        <translation>Receipt confirmed at {when}</translation>
    </message>
    <message>
        <source>{status}, lúc {when}</source>
        <translation>{status}, at {when}</translation>
    </message>
    <message>
        <source>{change}: yêu cầu lúc {when}, ngừng chờ từ {until}</source>
        <translation>{change}: asked at {when}, not waited for since {until}</translation>
    </message>
    <message>
        <source>{change}: nơi nhận đồng ý lúc {when}</source>
        <translation>{change}: the recipient agreed at {when}</translation>
    </message>
    <message>
        <source>{change}: nơi nhận không đồng ý lúc {when}</source>
        <translation>{change}: the recipient declined at {when}</translation>
    </message>
    <message>
        <source>{change}: yêu cầu lúc {when}, chưa có trả lời</source>
        <translation>{change}: asked at {when}, no answer yet</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Ghi lại khóa khôi phục</source>
        <translation>Note the recovery key</translation>
    </message>
    <message>
        <source>Khóa này mở bàn khi quên mật khẩu. Chương trình chỉ hiện một lần và không giữ lại.</source>
        <translation>This key opens the desk when the passphrase is forgotten. It is shown once and not kept.</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Khóa khôi phục</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>Tôi đã ghi khóa ra giấy và cất ở nơi an toàn</source>
        <translation>I have written the key on paper and put it in a safe place</translation>
    </message>
    <message>
        <source>Tiếp theo: mở bàn rồi gọi điện cho quản trị danh bạ. Thẻ ghi danh tự gửi qua thư mục chung hoặc trục; không gửi được thì trao tệp này cho quản trị:
{card}</source>
        <translation>Next: open the desk and call the directory administrator. The enrolment card goes by the shared folder or the hub by itself; if it cannot, hand this file to the administrator:
{card}</translation>
    </message>
    <message>
        <source>Bàn đã lập xong, chỉ chưa ghi được tệp thẻ ghi danh. Tiếp theo: mở bàn rồi gọi điện cho quản trị danh bạ. Lúc mở bàn, thẻ tự gửi qua thư mục chung hoặc trục, và tệp thẻ được ghi lại tại:
{card}</source>
        <translation>The desk is made; only the file of its enrolment card could not be written. Next: open the desk and call the directory administrator. When the desk is opened the card goes out by itself over the shared folder or the hub, and its file is written again at:
{card}</translation>
    </message>
</context>
<context>
    <name>RegisterDialog</name>
    <message>
        <source>Cấp số, vào sổ văn bản đi</source>
        <translation>Number and register</translation>
    </message>
    <message>
        <source>Cấp số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Đang cấp số…</source>
        <translation>Numbering…</translation>
    </message>
    <message>
        <source>Ngày {day}, sổ «{series}» năm {year}. Số được giữ liên tục, không cấp lại.</source>
        <translation>{day}, register «{series}», {year}. Numbers run without gap and are never given twice.</translation>
    </message>
</context>
<context>
    <name>RegisterInDialog</name>
    <message>
        <source>Vào sổ văn bản đến</source>
        <translation>Register incoming</translation>
    </message>
    <message>
        <source>Vào sổ và trình</source>
        <translation>Register and present</translation>
    </message>
    <message>
        <source>Đang vào sổ…</source>
        <translation>Registering…</translation>
    </message>
    <message>
        <source>Số đến {number}</source>
        <translation>Arrival number {number}</translation>
    </message>
    <message>
        <source>Đang kiểm tra chữ ký số…</source>
        <translation>Checking signatures…</translation>
    </message>
    <message>
        <source>Trình lãnh đạo phân công</source>
        <translation>Present to leader</translation>
    </message>
    <message>
        <source>Chữ ký số: {verdict}. {reason}</source>
        <translation>Signature: {verdict}. {reason}</translation>
    </message>
</context>
<context>
    <name>Renewal</name>
    <message>
        <source>Từ bây giờ bàn này dùng khóa mới.</source>
        <translation>From now on this desk uses the new keys.</translation>
    </message>
</context>
<context>
    <name>ReplacePage</name>
    <message>
        <source>Máy mới thay máy cũ</source>
        <translation>New computer in place of the old</translation>
    </message>
    <message>
        <source>Dùng khi máy cũ bị mất hoặc hỏng hẳn. Bàn mới lấy lại dữ liệu từ bản sao lưu; khi quản trị duyệt, bàn trên máy cũ bị đóng vĩnh viễn.</source>
        <translation>For when the old computer is lost or beyond repair. The new desk gets its data from the backup; once the administrator admits it, the desk on the old computer is closed for good.</translation>
    </message>
    <message>
        <source>Khôi phục</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>Bản sao lưu của máy cũ</source>
        <translation>Backup of the old computer</translation>
    </message>
    <message>
        <source>Thư mục sao lưu trên thẻ nhớ hoặc ổ đĩa.</source>
        <translation>The backup folder on a memory stick or disk.</translation>
    </message>
    <message>
        <source>Mật khẩu của máy cũ</source>
        <translation>Passphrase of the old computer</translation>
    </message>
    <message>
        <source>Quên mật khẩu: dùng khóa khôi phục của máy cũ</source>
        <translation>Passphrase forgotten: use the old computer’s recovery key</translation>
    </message>
    <message>
        <source>Văn bản gửi và nhận qua</source>
        <translation>Documents are sent and received by</translation>
    </message>
    <message>
        <source>Mật khẩu mới</source>
        <translation>New passphrase</translation>
    </message>
    <message>
        <source>Khóa khôi phục của máy cũ</source>
        <translation>Recovery key of the old computer</translation>
    </message>
</context>
<context>
    <name>ReplacedField</name>
    <message>
        <source>Thay thế văn bản…</source>
        <translation>Replace documents…</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Báo cáo</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Chỉ tiêu</source>
        <translation>Targets</translation>
    </message>
    <message>
        <source>Sổ đăng ký</source>
        <translation>Registers</translation>
    </message>
</context>
<context>
    <name>ReviewRow</name>
    <message>
        <source>Trang đặt chữ ký</source>
        <translation>Page that carries the signature</translation>
    </message>
    <message>
        <source>Chưa mở xem</source>
        <translation>Not opened</translation>
    </message>
    <message>
        <source>Đã xem, sẵn sàng ký</source>
        <translation>Opened, ready to sign</translation>
    </message>
    <message numerus="yes">
        <source>%n trang</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>chữ ký ở trang {page}</source>
        <translation>signature on page {page}</translation>
    </message>
</context>
<context>
    <name>RevisionDialog</name>
    <message>
        <source>Văn bản tại thời điểm ký</source>
        <translation>The document when signed</translation>
    </message>
    <message>
        <source>Trang {page}/{pages}</source>
        <translation>Page {page}/{pages}</translation>
    </message>
    <message>
        <source>Lúc ký có {then} trang, hiện có {now} trang.</source>
        <translation>{then} pages when signed, {now} now.</translation>
    </message>
    <message>
        <source>Không trang nào hiển thị khác với lúc ký.</source>
        <translation>No page looks different from when it was signed.</translation>
    </message>
    <message>
        <source>Trang khác với lúc ký: {pages}. Chỗ khác được đóng khung.</source>
        <translation>Pages that differ from when signed: {pages}. Differences are framed.</translation>
    </message>
    <message numerus="yes">
        <source>%n chỗ khác trên trang này</source>
        <translation>
            <numerusform>%n difference on this page</numerusform>
            <numerusform>%n differences on this page</numerusform>
        </translation>
    </message>
    <message>
        <source>Trang này không khác lúc ký</source>
        <translation>This page is as it was when signed</translation>
    </message>
    <message>
        <source>Trang {page}: lúc ký bên trái, hiện tại bên phải. {places}</source>
        <translation>Page {page}: when signed on the left, now on the right. {places}</translation>
    </message>
    <message>
        <source>Đang lấy lại văn bản lúc ký…</source>
        <translation>Taking out the document as signed…</translation>
    </message>
    <message>
        <source>Trang lúc ký và hiện tại</source>
        <translation>The page when signed and now</translation>
    </message>
    <message>
        <source>Hiện tại</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>Lúc ký ({when})</source>
        <translation>When signed ({when})</translation>
    </message>
    <message>
        <source>Lúc ký</source>
        <translation>When signed</translation>
    </message>
    <message>
        <source>Trang trước</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Trang sau</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>RolesDialog</name>
    <message>
        <source>Vai trò của bàn</source>
        <translation>Roles of the desk</translation>
    </message>
    <message>
        <source>Đang ghi danh bạ…</source>
        <translation>Writing the directory…</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Vai trò</source>
        <translation>Roles</translation>
    </message>
</context>
<context>
    <name>RosterPage</name>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Người</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Vai trò</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Cơ quan chưa có bàn làm việc nào.</source>
        <translation>The agency has no desk yet.</translation>
    </message>
    <message>
        <source>Người và bàn làm việc</source>
        <translation>People and desks</translation>
    </message>
    <message>
        <source>Giữ sổ</source>
        <translation>Registers</translation>
    </message>
    <message>
        <source>Cơ quan và bàn làm việc</source>
        <translation>Agency and desks</translation>
    </message>
    <message>
        <source>Bàn của tôi</source>
        <translation>My desk</translation>
    </message>
    <message>
        <source>Duyệt…</source>
        <translation>Decide…</translation>
    </message>
    <message>
        <source>Vai trò…</source>
        <translation>Roles…</translation>
    </message>
    <message>
        <source>Vắng mặt…</source>
        <translation>Absence…</translation>
    </message>
    <message>
        <source>Kết thúc vắng…</source>
        <translation>End absence…</translation>
    </message>
    <message>
        <source>Đóng bàn…</source>
        <translation>Close desk…</translation>
    </message>
    <message>
        <source>Chọn thẻ ghi danh</source>
        <translation>Choose a desk card</translation>
    </message>
    <message>
        <source>Thẻ ghi danh (*.json)</source>
        <translation>Desk cards (*.json)</translation>
    </message>
    <message>
        <source>Quản trị danh bạ: {names}</source>
        <translation>Directory administrator: {names}</translation>
    </message>
    <message>
        <source>Cơ quan không còn quản trị danh bạ: cần duyệt hay đóng bàn thì gọi quản trị danh bạ của tỉnh.</source>
        <translation>The agency has no directory administrator left: to have a desk approved or closed, call the province&apos;s.</translation>
    </message>
    <message>
        <source>Xin đổi khóa</source>
        <translation>Asks for a new key</translation>
    </message>
    <message>
        <source>Xin ghi danh</source>
        <translation>Asks to be admitted</translation>
    </message>
    <message>
        <source>{name} tiếp quản</source>
        <translation>{name} takes over</translation>
    </message>
    <message>
        <source>Nhận thẻ từ tệp…</source>
        <translation>Card from file…</translation>
    </message>
    <message>
        <source>Thay máy cũ</source>
        <translation>Replaces old computer</translation>
    </message>
    <message>
        <source>Mã {code}</source>
        <translation>Code {code}</translation>
    </message>
    <message>
        <source>Chờ chuyển sổ</source>
        <translation>Register to move</translation>
    </message>
    <message>
        <source>Sổ chưa có bàn giữ</source>
        <translation>Register without keeper</translation>
    </message>
    <message>
        <source>Bàn giữ sổ đã đóng</source>
        <translation>The desk that kept it is closed</translation>
    </message>
    <message>
        <source>Đến</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>Đi</source>
        <translation>Outgoing</translation>
    </message>
    <message>
        <source>Đã đóng</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Vắng mặt</source>
        <translation>Away</translation>
    </message>
    <message>
        <source>Đang làm việc</source>
        <translation>Working</translation>
    </message>
    <message>
        <source>Bàn này</source>
        <translation>This desk</translation>
    </message>
    <message>
        <source>Đã xong.</source>
        <translation>Done.</translation>
    </message>
    <message>
        <source>Đã ghi vào danh bạ cơ quan.</source>
        <translation>Written to the agency directory.</translation>
    </message>
</context>
<context>
    <name>SealMarkDialog</name>
    <message>
        <source>Ký dấu Đến</source>
        <translation>Seal arrival stamp</translation>
    </message>
    <message>
        <source>Ký và lưu</source>
        <translation>Sign and save</translation>
    </message>
    <message>
        <source>Đang ký số của cơ quan…</source>
        <translation>Sealing for the agency…</translation>
    </message>
    <message>
        <source>Lưu ra {path}. Bản nhận trong kho không bị thay đổi.</source>
        <translation>Saved to {path}. What was received stays unchanged in the store.</translation>
    </message>
    <message>
        <source>Tôi biết văn bản không có chữ ký số của người ký</source>
        <translation>I know that the document lacks the signer’s digital signature</translation>
    </message>
    <message>
        <source>Không ký dấu Đến được: {why}</source>
        <translation>The arrival stamp cannot be sealed: {why}</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Tra cứu</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Kết quả tra cứu</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>Gõ vào ô tìm kiếm phía trên (Ctrl+K).</source>
        <translation>Type into the search field above (Ctrl+K).</translation>
    </message>
    <message>
        <source>Tìm theo số, ký hiệu, trích yếu, cơ quan hoặc từ trong nội dung. Gõ không dấu để tìm rộng, gõ có dấu để tìm đúng từ.</source>
        <translation>Search by number, subject, agency or words of the text. Without diacritics you find more, with them exactly those words.</translation>
    </message>
    <message>
        <source>Không tìm thấy. Thử ít từ hơn, hoặc gõ không dấu.</source>
        <translation>Nothing found. Try fewer words, or type without diacritics.</translation>
    </message>
    <message>
        <source>tìm đúng dấu</source>
        <translation>exact diacritics</translation>
    </message>
    <message>
        <source>tìm không phân biệt dấu</source>
        <translation>any diacritics</translation>
    </message>
    <message>
        <source>{count} văn bản cho «{question}», {exact}, mới nhất trước</source>
        <translation>{count} documents for «{question}», {exact}, newest first</translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message>
        <source>Gửi văn bản</source>
        <translation>Send document</translation>
    </message>
    <message>
        <source>Gửi</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Đang đóng gói, mã hóa…</source>
        <translation>Sealing and encrypting…</translation>
    </message>
    <message>
        <source>Nơi nhận điện tử</source>
        <translation>Electronic recipients</translation>
    </message>
    <message>
        <source>Đã gửi: {names}</source>
        <translation>Sent already: {names}</translation>
    </message>
    <message>
        <source>Gói gửi được ký và mã hóa. Văn bản đã gửi chỉ thu hồi được khi nơi nhận chưa vào sổ hoặc đồng ý.</source>
        <translation>The package is signed and encrypted. What has been sent can only be recalled while the recipient has not registered it, or agrees.</translation>
    </message>
    <message>
        <source>Thay thế văn bản {symbols} tại những nơi đang giữ văn bản đó.</source>
        <translation>Replaces {symbols} wherever that document is held.</translation>
    </message>
</context>
<context>
    <name>SentDialog</name>
    <message>
        <source>Thay thế văn bản đã gửi</source>
        <translation>Replace a sent document</translation>
    </message>
    <message>
        <source>Tìm số, ký hiệu, trích yếu…</source>
        <translation>Find a number or subject…</translation>
    </message>
    <message>
        <source>Tìm văn bản đã gửi</source>
        <translation>Find sent documents</translation>
    </message>
    <message>
        <source>Văn bản đã gửi</source>
        <translation>Sent documents</translation>
    </message>
    <message>
        <source>Nơi đang giữ văn bản cũ nhận đề nghị thay thế và trả lời; văn bản cũ không gửi thêm nữa.</source>
        <translation>Those who hold the old document are asked to replace it and answer; the old document is not sent any more.</translation>
    </message>
    <message>
        <source>Hủy</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Chọn</source>
        <translation>Choose</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Thiết lập</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SheetHead</name>
    <message>
        <source>Bỏ dự thảo</source>
        <translation>Discard draft</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Trình ký</source>
        <translation>Submit for signature</translation>
    </message>
    <message>
        <source>Trình lại</source>
        <translation>Submit again</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>Bị trả lại: {note}</source>
        <translation>Returned: {note}</translation>
    </message>
    <message>
        <source>Dự thảo còn thiếu thông tin, chưa trình ký được.</source>
        <translation>The draft is incomplete and cannot be submitted yet.</translation>
    </message>
    <message>
        <source>Bỏ dự thảo</source>
        <translation>Discard draft</translation>
    </message>
    <message>
        <source>Soạn {kind}</source>
        <translation>Write {kind}</translation>
    </message>
    <message>
        <source>Không lưu</source>
        <translation>Not kept</translation>
    </message>
    <message>
        <source>Văn bản độ mật «{level}» không được soạn, lưu hoặc gửi trên máy này ({rule}).</source>
        <translation>A document marked «{level}» may not be written, kept or sent on this computer ({rule}).</translation>
    </message>
    <message>
        <source>Đặt lại không mật</source>
        <translation>Set back to not secret</translation>
    </message>
    <message>
        <source>Bỏ dự thảo này? Nội dung sẽ bị xóa hẳn.</source>
        <translation>Discard this draft? Its text will be gone for good.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Soạn văn bản</source>
        <translation>New document</translation>
    </message>
    <message>
        <source>Tùy chọn</source>
        <translation>Options</translation>
    </message>
</context>
<context>
    <name>SignatureCard</name>
    <message>
        <source>Xem văn bản tại thời điểm ký</source>
        <translation>Show the document when signed</translation>
    </message>
    <message>
        <source>theo dấu thời gian</source>
        <translation>by time-stamp</translation>
    </message>
    <message>
        <source>theo đồng hồ máy ký</source>
        <translation>by the signer’s clock</translation>
    </message>
    <message>
        <source>Ký lúc {when} ({source})</source>
        <translation>Signed at {when} ({source})</translation>
    </message>
    <message>
        <source>mức {level}</source>
        <translation>level {level}</translation>
    </message>
    <message>
        <source>số chứng thư {serial}</source>
        <translation>certificate serial {serial}</translation>
    </message>
</context>
<context>
    <name>SignaturesTab</name>
    <message>
        <source>Chữ ký số của tệp</source>
        <translation>Digital signatures of the file</translation>
    </message>
    <message>
        <source>Báo cáo kiểm tra {name}</source>
        <translation>Check report {name}</translation>
    </message>
    <message>
        <source>Lưu báo cáo kiểm tra chữ ký số</source>
        <translation>Save the report of the signature check</translation>
    </message>
    <message>
        <source>Bản để in, PDF (*.pdf)</source>
        <translation>To print, PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Dữ liệu, JSON (*.json)</source>
        <translation>Data, JSON (*.json)</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Ctrl+K tìm    F5 gửi nhận    F1 trợ giúp</source>
        <translation>Ctrl+K search    F5 exchange    F1 help</translation>
    </message>
    <message>
        <source>Ctrl+S lưu    Ctrl+Enter trình ký    Ctrl+W đóng    F1 trợ giúp</source>
        <translation>Ctrl+S save    Ctrl+Enter submit    Ctrl+W close    F1 help</translation>
    </message>
    <message>
        <source>J K chọn    Enter mở    Ctrl+Enter việc chính    F1 trợ giúp</source>
        <translation>J K choose    Enter open    Ctrl+Enter main act    F1 help</translation>
    </message>
    <message>
        <source>Hộp thư: chưa kết nối</source>
        <translation>Mailbox: not connected</translation>
    </message>
    <message>
        <source>J K chọn    S ký    T trả lại    Y xin ý kiến    L để sau    F1 trợ giúp</source>
        <translation>J K choose    S sign    T return    Y ask opinion    L later    F1 help</translation>
    </message>
    <message>
        <source>Hộp thư: đã kết nối</source>
        <translation>Mailbox: connected</translation>
    </message>
    <message>
        <source>Hộp thư: {problem}</source>
        <translation>Mailbox: {problem}</translation>
    </message>
    <message>
        <source>Hộp thư: đã kết nối, gửi nhận gần nhất lúc {time} (gửi {sent}, nhận {received})</source>
        <translation>Mailbox: connected, last exchange at {time} ({sent} sent, {received} received)</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>StopWaitingDialog</name>
    <message>
        <source>Đang ghi nhận…</source>
        <translation>Recording…</translation>
    </message>
    <message>
        <source>Ngừng chờ trả lời</source>
        <translation>Stop waiting for the answer</translation>
    </message>
    <message>
        <source>Ngừng chờ</source>
        <translation>Stop waiting</translation>
    </message>
    <message>
        <source>Ví dụ: Đã hỏi qua điện thoại, nơi nhận không còn dùng hệ thống.</source>
        <translation>For example: Asked by telephone, the recipient no longer uses the system.</translation>
    </message>
    <message>
        <source>Đã yêu cầu từ {when}.</source>
        <translation>Asked since {when}.</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Nơi được chọn vẫn có thể đang giữ văn bản. Nếu sau này có trả lời, câu trả lời vẫn được ghi nhận.</source>
        <translation>The recipients chosen may still hold the document. Should an answer come later, it is recorded all the same.</translation>
    </message>
    <message>
        <source>Khi không còn chờ nơi nào, văn bản lại gửi và cập nhật được.</source>
        <translation>When no recipient is waited for, the document can be sent and updated again.</translation>
    </message>
</context>
<context>
    <name>SubmitDialog</name>
    <message>
        <source>Trình ký</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>Đang tạo văn bản PDF/A…</source>
        <translation>Making the PDF/A…</translation>
    </message>
    <message>
        <source>{kind}, người ký: {signer}</source>
        <translation>{kind}, signer: {signer}</translation>
    </message>
    <message>
        <source>Trình lãnh đạo</source>
        <translation>Submit to</translation>
    </message>
    <message>
        <source>Ví dụ: Kính trình Giám đốc xem xét, ký ban hành.</source>
        <translation>Example: For the Director’s consideration and signature.</translation>
    </message>
    <message>
        <source>Lời trình (nếu có)</source>
        <translation>Note (if any)</translation>
    </message>
</context>
<context>
    <name>SuccessorDialog</name>
    <message>
        <source>Bàn giao cho cơ quan kế nhiệm</source>
        <translation>Hand over to the succeeding agency</translation>
    </message>
    <message>
        <source>Đóng gói và gửi</source>
        <translation>Seal and send</translation>
    </message>
    <message>
        <source>Đang đóng gói, mã hóa…</source>
        <translation>Sealing and encrypting…</translation>
    </message>
    <message>
        <source>đã kết thúc hoạt động</source>
        <translation>has ended its work</translation>
    </message>
    <message>
        <source>Cơ quan kế nhiệm</source>
        <translation>Succeeding agency</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Văn bản dở dang</source>
        <translation>Unfinished documents</translation>
    </message>
    <message>
        <source>Mỗi văn bản đi kèm toàn bộ lịch sử. Số, ký hiệu, tên cơ quan cũ giữ nguyên; nơi nhận vào sổ của mình.</source>
        <translation>Each document goes with its whole history. Its number and the old agency’s name stay; the recipient registers it as its own.</translation>
    </message>
</context>
<context>
    <name>Switcher</name>
    <message>
        <source>Tỉnh mẫu: chọn bàn làm việc</source>
        <translation>Demo province: choose a desk</translation>
    </message>
    <message>
        <source>Chọn người để ngồi vào bàn của người đó. PIN ký số của mọi bàn: 123456</source>
        <translation>Choose whose desk to sit at. Signing PIN of every desk: 123456</translation>
    </message>
</context>
<context>
    <name>TableSizeDialog</name>
    <message>
        <source>Chèn bảng</source>
        <translation>Insert table</translation>
    </message>
    <message>
        <source>Số cột</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Số hàng</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>Chèn</source>
        <translation>Insert</translation>
    </message>
</context>
<context>
    <name>TakeOverDialog</name>
    <message>
        <source>Tiếp quản văn bản</source>
        <translation>Take over documents</translation>
    </message>
    <message>
        <source>Tiếp quản</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>Đang tiếp quản…</source>
        <translation>Taking over…</translation>
    </message>
    <message>
        <source>Bàn đã đóng</source>
        <translation>Closed desk</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Văn bản bàn này biết đến</source>
        <translation>Documents this desk knows of</translation>
    </message>
    <message>
        <source>Tôi đã hỏi: không ai nhận gì thêm từ bàn cũ</source>
        <translation>I have asked: nobody got anything more from the old desk</translation>
    </message>
    <message>
        <source>Bàn của {names} chưa gửi lại xong. Nên chờ đủ rồi mới tiếp quản.</source>
        <translation>The desk of {names} has not sent everything again yet. Better wait for all of it before taking over.</translation>
    </message>
    <message>
        <source>Nên đề nghị gửi lại trước, để có đủ những gì bàn cũ đã làm đến lúc đóng.</source>
        <translation>Better ask the others to send again first, to have all the old desk did until it was closed.</translation>
    </message>
</context>
<context>
    <name>TargetCard</name>
    <message>
        <source>Cách tính: {formula}</source>
        <translation>Formula: {formula}</translation>
    </message>
    <message>
        <source>chưa có số liệu</source>
        <translation>no figures yet</translation>
    </message>
    <message>
        <source>Tỷ lệ đạt</source>
        <translation>Share reached</translation>
    </message>
    <message>
        <source>mục tiêu {goal} %</source>
        <translation>goal {goal} %</translation>
    </message>
    <message>
        <source>Không có văn bản nào trong kỳ, {goal}</source>
        <translation>No documents in this period, {goal}</translation>
    </message>
    <message>
        <source>Đạt, {goal}</source>
        <translation>Met, {goal}</translation>
    </message>
    <message>
        <source>Chưa đạt, {goal}</source>
        <translation>Not met, {goal}</translation>
    </message>
    <message>
        <source>{met} trên {counted} văn bản</source>
        <translation>{met} of {counted} documents</translation>
    </message>
    <message numerus="yes">
        <source>không tính %n văn bản mật</source>
        <translation>
            <numerusform>%n secret document not counted</numerusform>
            <numerusform>%n secret documents not counted</numerusform>
        </translation>
    </message>
    <message>
        <source>Xem danh sách</source>
        <translation>Show list</translation>
    </message>
    <message numerus="yes">
        <source>Chưa đạt (%n)</source>
        <translation>
            <numerusform>Not met (%n)</numerusform>
            <numerusform>Not met (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Chưa đạt: {name}</source>
        <translation>Not met: {name}</translation>
    </message>
</context>
<context>
    <name>TargetsTab</name>
    <message>
        <source>Các chỉ tiêu</source>
        <translation>Targets</translation>
    </message>
    <message>
        <source>Tháng</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>Quý</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>Năm</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Kỳ trước</source>
        <translation>Previous period</translation>
    </message>
    <message>
        <source>Kỳ sau</source>
        <translation>Next period</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Phần của văn bản</source>
        <translation>Parts of the document</translation>
    </message>
    <message>
        <source>Nội dung văn bản</source>
        <translation>Text of the document</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Thêm phụ lục</source>
        <translation>Add annex</translation>
    </message>
</context>
<context>
    <name>TimePart</name>
    <message>
        <source>Thử kết nối</source>
        <translation>Try connection</translation>
    </message>
    <message>
        <source>Thử kết nối máy chủ cấp dấu thời gian</source>
        <translation>Try the connection to the time-stamp server</translation>
    </message>
    <message>
        <source>Lưu</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Lưu thiết lập dấu thời gian</source>
        <translation>Save the time-stamp settings</translation>
    </message>
    <message>
        <source>Đang chờ máy chủ</source>
        <translation>Waiting for the server</translation>
    </message>
    <message>
        <source>Tỉnh mẫu đang dùng máy chủ cấp dấu thời gian thử nghiệm trên máy này.</source>
        <translation>The demo province uses a test time-stamp server on this computer.</translation>
    </message>
    <message>
        <source>Đã lưu; dùng ngay từ lần ký sau.</source>
        <translation>Saved; used from the next signature on.</translation>
    </message>
    <message>
        <source>Kiểm tra trực tuyến chứng thư có bị thu hồi không (OCSP, CRL)</source>
        <translation>Check online whether certificates were revoked (OCSP, CRL)</translation>
    </message>
    <message>
        <source>Máy chủ trả lời sau {seconds} giây, lúc {when}: dấu thời gian đúng, «{who}» ký, chứng thư hết hạn {until}.</source>
        <translation>The server answered in {seconds} s, at {when}: a good time-stamp, signed by “{who}”, certificate expires {until}.</translation>
    </message>
    <message numerus="yes">
        <source>Đồng hồ máy này lệch %n giây so với máy chủ.</source>
        <translation>
            <numerusform>This computer’s clock differs from the server’s by %n second.</numerusform>
            <numerusform>This computer’s clock differs from the server’s by %n seconds.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nơi cấp của máy chủ này chưa có trong danh sách tin cậy của bàn.</source>
        <translation>The issuer of this server is not on the desk’s trust list.</translation>
    </message>
    <message>
        <source>B-T: chứng minh thời điểm ký</source>
        <translation>B-T: proves the time of signing</translation>
    </message>
    <message>
        <source>B-LT: thêm dữ liệu để kiểm tra khi nơi cấp không còn trả lời</source>
        <translation>B-LT: adds data for checks when the issuer no longer answers</translation>
    </message>
    <message>
        <source>B-LTA: lưu trữ dài hạn (nên chọn)</source>
        <translation>B-LTA: long-term keeping (recommended)</translation>
    </message>
    <message>
        <source>Dấu thời gian</source>
        <translation>Time-stamps</translation>
    </message>
    <message>
        <source>Địa chỉ máy chủ cấp dấu thời gian (RFC 3161)</source>
        <translation>Address of the time-stamp server (RFC 3161)</translation>
    </message>
    <message>
        <source>Mức chữ ký cần đạt</source>
        <translation>Signature level to reach</translation>
    </message>
    <message>
        <source>Để trống địa chỉ: chữ ký chỉ ở mức B-B, không có dấu thời gian. Khi máy chủ không trả lời, văn bản vẫn được ký; dấu thời gian được cấp bổ sung sau.</source>
        <translation>Without an address signatures stay at level B-B, with no time-stamp. When the server does not answer, the document is signed all the same; the time-stamp is added later.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Tìm số, ký hiệu, trích yếu, cơ quan ban hành…</source>
        <translation>Find a number, subject, issuing agency…</translation>
    </message>
    <message>
        <source>Tìm văn bản</source>
        <translation>Find documents</translation>
    </message>
    <message>
        <source>Gửi nhận và tải lại</source>
        <translation>Exchange and reload</translation>
    </message>
    <message>
        <source>Đổi nền sáng, nền tối</source>
        <translation>Light or dark theme</translation>
    </message>
    <message>
        <source>Bảng phím tắt</source>
        <translation>Keyboard shortcuts</translation>
    </message>
</context>
<context>
    <name>TrustPart</name>
    <message>
        <source>Thêm nơi cấp…</source>
        <translation>Add issuer…</translation>
    </message>
    <message>
        <source>Thêm nơi cấp chứng thư từ tệp</source>
        <translation>Add a certificate issuer from a file</translation>
    </message>
    <message>
        <source>Nơi cấp chứng thư mà bàn này tin cậy</source>
        <translation>Certificate issuers this desk trusts</translation>
    </message>
    <message>
        <source>Chứng thư tin cậy</source>
        <translation>Trusted issuers</translation>
    </message>
    <message>
        <source>Chọn chứng thư của nơi cấp</source>
        <translation>Choose the issuer’s certificate</translation>
    </message>
    <message>
        <source>Chứng thư (*.crt *.cer *.pem *.der)</source>
        <translation>Certificates (*.crt *.cer *.pem *.der)</translation>
    </message>
    <message>
        <source>Đã thêm; chữ ký dưới nơi cấp này được tin cậy từ nay.</source>
        <translation>Added; signatures under this issuer are trusted from now on.</translation>
    </message>
    <message>
        <source>Ngừng tin cậy «{subject}»?</source>
        <translation>Stop trusting “{subject}”?</translation>
    </message>
    <message>
        <source>Đã ngừng tin cậy nơi cấp này.</source>
        <translation>This issuer is no longer trusted.</translation>
    </message>
    <message>
        <source>Ngừng tin cậy</source>
        <translation>No longer trusted</translation>
    </message>
    <message>
        <source>Nơi cấp trung gian</source>
        <translation>Intermediate issuer</translation>
    </message>
    <message>
        <source>Ngừng tin cậy {subject}</source>
        <translation>Stop trusting {subject}</translation>
    </message>
    <message>
        <source>Ngừng tin cậy…</source>
        <translation>Stop trusting…</translation>
    </message>
    <message>
        <source>Chữ ký dưới nơi cấp này sẽ không còn được coi là hợp lệ ở bàn này.</source>
        <translation>Signatures under this issuer will no longer count as valid at this desk.</translation>
    </message>
    <message>
        <source>Đã tin cậy lại nơi cấp này.</source>
        <translation>This issuer is trusted again.</translation>
    </message>
    <message>
        <source>Bàn này thuộc tỉnh mẫu: các nơi cấp của tỉnh mẫu chỉ được tin cậy ở đây, để chạy thử.</source>
        <translation>This desk belongs to the demo province: its issuers are trusted only here, for trying out.</translation>
    </message>
    <message>
        <source>Văn thư, lưu trữ hoặc quản trị quyết định thêm, bớt nơi cấp.</source>
        <translation>The clerk, archivist or administrator decides which issuers are added or removed.</translation>
    </message>
    <message>
        <source>Hiệu lực từ {start} đến {end}</source>
        <translation>Valid from {start} to {end}</translation>
    </message>
    <message>
        <source>Tin cậy</source>
        <translation>Trusted</translation>
    </message>
    <message>
        <source>{did}: {who}, {when}</source>
        <translation>{did}: {who}, {when}</translation>
    </message>
    <message>
        <source>Gốc tin cậy</source>
        <translation>Trusted root</translation>
    </message>
    <message>
        <source>Chứng thư dịch vụ, không cấp chứng thư</source>
        <translation>Service certificate, issues no others</translation>
    </message>
    <message>
        <source>Không tin cậy</source>
        <translation>Not trusted</translation>
    </message>
    <message>
        <source>{kind}. {origin}, tệp {file}</source>
        <translation>{kind}. {origin}, file {file}</translation>
    </message>
    <message>
        <source>Tin cậy lại {subject}</source>
        <translation>Trust {subject} again</translation>
    </message>
    <message>
        <source>Tin cậy lại</source>
        <translation>Trust again</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Mở bàn làm việc</source>
        <translation>Open desk</translation>
    </message>
    <message>
        <source>Bàn tại {folder}</source>
        <translation>Desk at {folder}</translation>
    </message>
    <message>
        <source>Mở bàn</source>
        <translation>Open desk</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Dùng khóa khôi phục</source>
        <translation>Use the recovery key</translation>
    </message>
    <message>
        <source>Không có hộp thư chung? Nạp danh bạ từ tệp…</source>
        <translation>No common mailbox? Load the directory from a file…</translation>
    </message>
    <message>
        <source>Tệp danh bạ đã ký</source>
        <translation>Signed directory file</translation>
    </message>
    <message>
        <source>Khóa của quản trị danh bạ</source>
        <translation>Directory administrator’s key</translation>
    </message>
    <message>
        <source>64 chữ số và chữ cái a đến f</source>
        <translation>64 digits and letters a to f</translation>
    </message>
    <message>
        <source>Khóa khôi phục</source>
        <translation>Recovery key</translation>
    </message>
    <message>
        <source>Bàn đã lập xong, còn chờ quản trị danh bạ duyệt.</source>
        <translation>The desk is made and waits to be admitted by the directory administrator.</translation>
    </message>
    <message>
        <source>Kiểm tra lại</source>
        <translation>Check again</translation>
    </message>
</context>
<context>
    <name>UpdateDialog</name>
    <message>
        <source>Cập nhật văn bản đã gửi</source>
        <translation>Update a sent document</translation>
    </message>
    <message>
        <source>Gửi cập nhật</source>
        <translation>Send update</translation>
    </message>
    <message>
        <source>Đang gửi cập nhật…</source>
        <translation>Sending the update…</translation>
    </message>
    <message>
        <source>Hạn trả lời</source>
        <translation>Reply by</translation>
    </message>
    <message>
        <source>Yêu cầu trả lời</source>
        <translation>Reply wanted</translation>
    </message>
    <message>
        <source>Ví dụ: Bổ sung nơi nhận còn thiếu.</source>
        <translation>Example: Adds a missing recipient.</translation>
    </message>
    <message>
        <source>Nơi nhận điện tử</source>
        <translation>Electronic recipients</translation>
    </message>
    <message>
        <source>Trích yếu</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Mức độ khẩn</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Lý do cập nhật</source>
        <translation>Reason for the update</translation>
    </message>
    <message>
        <source>Nơi được thêm sẽ nhận văn bản; nơi bị bớt sẽ nhận yêu cầu thu hồi. Tệp đã ký không thay đổi.</source>
        <translation>Added recipients get the document; removed ones are asked to give it up. The signed file does not change.</translation>
    </message>
</context>
<context>
    <name>VerdictLine</name>
    <message>
        <source>Chi tiết</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Chi tiết các chữ ký số</source>
        <translation>Details of the digital signatures</translation>
    </message>
    <message>
        <source>Đang kiểm tra chữ ký số…</source>
        <translation>Checking signatures…</translation>
    </message>
    <message>
        <source>Lưu ý: {warning}</source>
        <translation>Note: {warning}</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n lưu ý khác, xem Chi tiết.</source>
        <translation>
            <numerusform>%n more note, see Details.</numerusform>
            <numerusform>%n more notes, see Details.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingBox</name>
    <message>
        <source>Mã thẻ ghi danh</source>
        <translation>Code of the desk card</translation>
    </message>
    <message>
        <source>Mã danh bạ của tỉnh</source>
        <translation>Code of the province’s directory</translation>
    </message>
    <message>
        <source>Đã nghe đọc, mã giống hệt</source>
        <translation>Heard it read out, the code is exactly the same</translation>
    </message>
    <message>
        <source>2. Nghe người đó đọc mã danh bạ của tỉnh. Mã phải giống hệt mã này:</source>
        <translation>2. Have the code of the province’s directory read out to you. It must be exactly this one:</translation>
    </message>
    <message>
        <source>Người vận hành trục trao tệp khác? Nạp tệp kết nối…</source>
        <translation>Has the hub&apos;s operator handed you another file? Load connection file…</translation>
    </message>
    <message>
        <source>chưa có trên hộp thư</source>
        <translation>not in the mailbox yet</translation>
    </message>
    <message>
        <source>Đã được duyệt.</source>
        <translation>Admitted.</translation>
    </message>
    <message>
        <source>Danh bạ của tỉnh không có cơ quan mã {agency}. Nhập sai mã thì quay lại và lập bàn mới; mã đúng thì gọi quản trị danh bạ của tỉnh.</source>
        <translation>The province&apos;s directory has no agency with code {agency}. If it was mistyped, go back and make a new desk; if it is right, call the province&apos;s directory administrator.</translation>
    </message>
    <message>
        <source>Đang chờ quản trị duyệt. Bàn tự mở khi được duyệt, có thể để cửa sổ này.</source>
        <translation>Waiting to be admitted. The desk opens by itself then; this window may stay open.</translation>
    </message>
    <message>
        <source>Thẻ ghi danh đã gửi đi. So mã ở bước 2 rồi đánh dấu.</source>
        <translation>The enrolment card has been sent. Compare the code in step 2, then tick.</translation>
    </message>
    <message>
        <source>Người đó không thấy thẻ thì gửi tệp {file}</source>
        <translation>If they do not see the card, hand over the file {file}</translation>
    </message>
    <message>
        <source>Gọi điện cho {names}, quản trị danh bạ của cơ quan, và đọc mã thẻ này:</source>
        <translation>Call {names}, the agency&apos;s directory administrator, and read out this card&apos;s code:</translation>
    </message>
    <message>
        <source> hoặc </source>
        <translation> or </translation>
    </message>
    <message>
        <source>Gọi điện cho quản trị danh bạ của cơ quan (cơ quan chưa có thì quản trị danh bạ của tỉnh) và đọc mã thẻ này:</source>
        <translation>Call the agency&apos;s directory administrator (if there is none yet, the province&apos;s) and read out this card&apos;s code:</translation>
    </message>
    <message>
        <source>Cơ quan không có quản trị danh bạ nào khác duyệt được. Gọi điện cho quản trị danh bạ của tỉnh, đọc mã cơ quan {agency} và mã thẻ này:</source>
        <translation>The agency has no other directory administrator who could approve. Call the province&apos;s, and read out the agency&apos;s code {agency} and this card&apos;s code:</translation>
    </message>
    <message>
        <source>Tệp kết nối trục liên thông</source>
        <translation>Hub connection file</translation>
    </message>
    <message>
        <source>Tệp kết nối trục (*.truc)</source>
        <translation>Hub connection files (*.truc)</translation>
    </message>
</context>
<context>
    <name>WaitingTab</name>
    <message>
        <source>Thử lại ngay</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Đang chờ</source>
        <translation>Waiting for</translation>
    </message>
    <message>
        <source>Từ lúc</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Next try</translation>
    </message>
    <message>
        <source>Văn bản chờ nâng mức chữ ký</source>
        <translation>Documents waiting for a higher signature level</translation>
    </message>
    <message>
        <source>Chặt chẽ hơn nhưng chậm hơn: có nơi cấp chứng thư vài giờ mới công bố một lần.</source>
        <translation>Stricter but slower: some issuers publish only every few hours.</translation>
    </message>
    <message>
        <source>Đang lấy dấu thời gian…</source>
        <translation>Fetching time-stamps…</translation>
    </message>
    <message numerus="yes">
        <source>Đã nâng mức %n văn bản</source>
        <translation>
            <numerusform>%n document raised to its level</numerusform>
            <numerusform>%n documents raised to their level</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã dừng theo yêu cầu; văn bản đã nâng mức được giữ.</source>
        <translation>Stopped as asked; what was raised stays so.</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Không có văn bản nào chờ. Mọi chữ ký đã đạt mức thiết lập.</source>
        <translation>Nothing is waiting. Every signature has reached the level set.</translation>
    </message>
    <message>
        <source>Chờ thông tin thu hồi có sau lúc ký rồi mới thêm bằng chứng dài hạn</source>
        <translation>Wait for revocation data newer than the signature before adding long-term evidence</translation>
    </message>
    <message numerus="yes">
        <source>còn %n văn bản chờ</source>
        <translation>
            <numerusform>%n still waiting</numerusform>
            <numerusform>%n still waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>đã thử %n lần</source>
        <translation>
            <numerusform>tried %n time</numerusform>
            <numerusform>tried %n times</numerusform>
        </translation>
    </message>
    <message>
        <source>chưa thử lần nào</source>
        <translation>not tried yet</translation>
    </message>
    <message>
        <source>Tự thử lại lúc {when}, {tries}</source>
        <translation>Next try by itself at {when}, {tries}</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Chào mừng</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>Soạn, ký số, phát hành, gửi nhận và lưu văn bản. Mỗi người có một bàn làm việc trên máy của mình.</source>
        <translation>Write, sign, issue, exchange and file documents. Everybody has a desk on their own computer.</translation>
    </message>
    <message>
        <source>Lập bàn làm việc mới</source>
        <translation>Make a new desk</translation>
    </message>
    <message>
        <source>Mở bàn đã có…</source>
        <translation>Open an existing desk…</translation>
    </message>
    <message>
        <source>Bàn đã lập trên máy này, hoặc vừa khôi phục.</source>
        <translation>A desk made on this computer, or just restored.</translation>
    </message>
    <message>
        <source>Máy mới thay máy cũ…</source>
        <translation>Replace a lost computer…</translation>
    </message>
    <message>
        <source>Máy cũ bị mất hoặc hỏng; còn bản sao lưu.</source>
        <translation>The old computer is lost or broken; there is a backup.</translation>
    </message>
    <message>
        <source>Lần đầu dùng chương trình thì lập bàn mới; mất khoảng năm phút.</source>
        <translation>Using the program for the first time? Make a new desk; it takes about five minutes.</translation>
    </message>
    <message>
        <source>Chọn thư mục của bàn</source>
        <translation>Choose the desk’s folder</translation>
    </message>
    <message>
        <source>Thư mục này không phải là bàn làm việc. Chọn thư mục có tệp khoa.json.</source>
        <translation>This folder is no desk. Choose the one with the file khoa.json.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message numerus="yes">
        <source>Đã đưa vào hàng gửi: %n nơi nhận.</source>
        <translation>
            <numerusform>In the outbox: for %n recipient.</numerusform>
            <numerusform>In the outbox: for %n recipients.</numerusform>
        </translation>
    </message>
    <message>
        <source>{agency} – {person}</source>
        <translation>{agency} – {person}</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Ngôn ngữ mới được dùng từ lần mở sau.</source>
        <translation>The new language is used from the next start on.</translation>
    </message>
    <message>
        <source>Chọn tệp PDF của văn bản</source>
        <translation>Choose the document&apos;s PDF file</translation>
    </message>
</context>
<context>
    <name>WishBanner</name>
    <message>
        <source>Nơi gửi thu hồi văn bản này: {reason}</source>
        <translation>The sender recalls this document: {reason}</translation>
    </message>
    <message>
        <source>Nơi gửi cập nhật thông tin văn bản này: {reason}</source>
        <translation>The sender updates the facts of this document: {reason}</translation>
    </message>
    <message>
        <source>Nơi gửi thay thế văn bản này bằng văn bản mới: {reason}</source>
        <translation>The sender replaces this document by a new one: {reason}</translation>
    </message>
    <message>
        <source>không ghi lý do</source>
        <translation>no reason given</translation>
    </message>
    <message>
        <source>Chờ lãnh đạo hoặc văn thư trả lời; tạm dừng xử lý.</source>
        <translation>The leader or the clerk has to answer; work on it rests.</translation>
    </message>
    <message>
        <source>Đồng ý thu hồi</source>
        <translation>Agree to recall</translation>
    </message>
    <message>
        <source>Không đồng ý…</source>
        <translation>Decline…</translation>
    </message>
    <message>
        <source>Đồng ý cập nhật</source>
        <translation>Agree to update</translation>
    </message>
    <message>
        <source>Đồng ý thay thế</source>
        <translation>Agree to replace</translation>
    </message>
    <message>
        <source>Trích yếu: {text}</source>
        <translation>Subject: {text}</translation>
    </message>
    <message>
        <source>Độ khẩn: {text}</source>
        <translation>Urgency: {text}</translation>
    </message>
    <message>
        <source>Hạn trả lời: {text}</source>
        <translation>Reply by: {text}</translation>
    </message>
    <message numerus="yes">
        <source>Đang thu hồi: còn %n nơi chưa trả lời. Trong lúc chờ không gửi, không cập nhật.</source>
        <translation>
            <numerusform>Being recalled: %n recipient has not answered. Meanwhile it is neither sent nor updated.</numerusform>
            <numerusform>Being recalled: %n recipients have not answered. Meanwhile it is neither sent nor updated.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã thu hồi: mọi nơi nhận đều đã hủy văn bản này.</source>
        <translation>Recalled: every recipient has voided this document.</translation>
    </message>
    <message>
        <source>Đã được thay thế bằng văn bản {symbol}.</source>
        <translation>Replaced by {symbol}.</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Đang gửi đề nghị…</source>
        <translation>Sending the request…</translation>
    </message>
    <message>
        <source>Ví dụ: Cần sửa căn cứ tại trang 1.</source>
        <translation>For example: A legal basis on page 1 must be mended.</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Nếu văn thư chưa mở, văn bản tự trở về sổ trình ký; nếu đã mở, văn thư nhận được đề nghị.</source>
        <translation>If the clerk has not opened it, the document comes back to your book by itself; otherwise the clerk gets the request.</translation>
    </message>
    <message>
        <source>Văn thư đã mở văn bản: đây là lời đề nghị, văn thư quyết định việc trả lại.</source>
        <translation>The clerk has opened the document: this is a request, and the clerk decides.</translation>
    </message>
</context>
<context>
    <name>absences</name>
    <message>
        <source>{name} làm thay</source>
        <translation>{name} deputises</translation>
    </message>
</context>
<context>
    <name>books</name>
    <message>
        <source>Số, ký hiệu văn bản</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Ngày tháng văn bản</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Tên loại và trích yếu nội dung</source>
        <translation>Kind and subject</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Nơi nhận văn bản</source>
        <translation>Recipients of the document</translation>
    </message>
    <message>
        <source>Đơn vị, người nhận bản lưu</source>
        <translation>Keeper of file copy</translation>
    </message>
    <message>
        <source>Số lượng bản</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>Ngày chuyển</source>
        <translation>Sent on</translation>
    </message>
    <message>
        <source>Ký nhận</source>
        <translation>Receipts</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Ngày đến</source>
        <translation>Arrived on</translation>
    </message>
    <message>
        <source>Số đến</source>
        <translation>Arrival number</translation>
    </message>
    <message>
        <source>Tác giả</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>Đơn vị hoặc người nhận</source>
        <translation>Handed to</translation>
    </message>
    <message>
        <source>Hủy số: {reason}</source>
        <translation>Voided: {reason}</translation>
    </message>
    <message>
        <source>Văn thư</source>
        <translation>Clerk</translation>
    </message>
</context>
<context>
    <name>boxes</name>
    <message>
        <source>Cần xử lý</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>Không còn văn bản nào chờ bạn xử lý.</source>
        <translation>Nothing is waiting for you.</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Không có văn bản quá hạn.</source>
        <translation>Nothing is overdue.</translation>
    </message>
    <message>
        <source>Sắp đến hạn</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>Không có văn bản đến hạn trong hai ngày làm việc tới.</source>
        <translation>Nothing is due in the next two working days.</translation>
    </message>
    <message>
        <source>Nơi gửi đề nghị</source>
        <translation>Sender asks</translation>
    </message>
    <message>
        <source>Không có đề nghị thu hồi, cập nhật, thay thế nào chờ trả lời.</source>
        <translation>No request to recall, update or replace awaits an answer.</translation>
    </message>
    <message>
        <source>Tất cả</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Chưa có văn bản đến. Văn bản nơi khác gửi tới sẽ tự hiện ở đây.</source>
        <translation>No incoming documents yet. What others send will show here by itself.</translation>
    </message>
    <message>
        <source>Văn bản đến</source>
        <translation>Incoming</translation>
    </message>
    <message>
        <source>Không có văn bản nào chờ cấp số, phát hành hoặc gửi.</source>
        <translation>Nothing is waiting to be numbered, issued or sent.</translation>
    </message>
    <message>
        <source>Đã gửi</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Chưa gửi văn bản nào.</source>
        <translation>Nothing has been sent yet.</translation>
    </message>
    <message>
        <source>Chưa có văn bản đi. Bấm «Soạn văn bản» để bắt đầu.</source>
        <translation>No outgoing documents yet. Press «New document» to begin.</translation>
    </message>
    <message>
        <source>Cần cho ý kiến</source>
        <translation>Opinion wanted</translation>
    </message>
    <message>
        <source>Không có văn bản nào chờ ý kiến của bạn.</source>
        <translation>No document waits for your opinion.</translation>
    </message>
    <message>
        <source>Văn bản đi</source>
        <translation>Outgoing</translation>
    </message>
    <message>
        <source>Đang soạn</source>
        <translation>Being written</translation>
    </message>
    <message>
        <source>Không có dự thảo dở dang. Bấm «Soạn văn bản» (Ctrl+N) để bắt đầu.</source>
        <translation>No unfinished drafts. Press «New document» (Ctrl+N) to begin.</translation>
    </message>
    <message>
        <source>Bị trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Không có văn bản bị trả lại.</source>
        <translation>Nothing was returned.</translation>
    </message>
    <message>
        <source>Đã trình</source>
        <translation>Submitted</translation>
    </message>
    <message>
        <source>Không có văn bản đang chờ ký hoặc chờ cấp số.</source>
        <translation>Nothing is waiting for signature or number.</translation>
    </message>
    <message>
        <source>Dự thảo</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>Chờ ký</source>
        <translation>To sign</translation>
    </message>
    <message>
        <source>Không có văn bản chờ ký.</source>
        <translation>Nothing is waiting for signature.</translation>
    </message>
    <message>
        <source>Đã ký</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>Chưa có văn bản nào được ký.</source>
        <translation>Nothing has been signed yet.</translation>
    </message>
    <message>
        <source>Đã trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Trình ký</source>
        <translation>For signature</translation>
    </message>
</context>
<context>
    <name>choose</name>
    <message>
        <source>Tệp PDF (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
</context>
<context>
    <name>copies</name>
    <message>
        <source>Đã cấp số {symbol}. Lưu bản PDF ra tệp, in, trình ký rồi đóng dấu.</source>
        <translation>Numbered {symbol}. Save the PDF to a file, print it, have it signed and seal it.</translation>
    </message>
    <message>
        <source>Đã làm bản sao điện tử {symbol}, chờ gửi.</source>
        <translation>Electronic copy {symbol} made, to be sent.</translation>
    </message>
</context>
<context>
    <name>edxml</name>
    <message>
        <source>Nhận tệp .edxml</source>
        <translation>Take in .edxml files</translation>
    </message>
    <message>
        <source>Tệp edXML (*.edxml)</source>
        <translation>edXML files (*.edxml)</translation>
    </message>
    <message>
        <source>Đã nhận %n tệp .edxml.</source>
        <translation>Files taken in (.edxml): %n.</translation>
    </message>
    <message>
        <source>Có tệp không nhận được.</source>
        <translation>Some files could not be taken in.</translation>
    </message>
    <message>
        <source>Chưa chọn văn bản nào.</source>
        <translation>No document is chosen.</translation>
    </message>
    <message>
        <source>Mở một văn bản rồi xuất lại.</source>
        <translation>Open a document and export again.</translation>
    </message>
    <message>
        <source>Xuất tệp .edxml</source>
        <translation>Export .edxml file</translation>
    </message>
    <message>
        <source>Đã xuất ra {path}</source>
        <translation>Exported to {path}</translation>
    </message>
</context>
<context>
    <name>exchange</name>
    <message>
        <source>Nơi nhận đã xác nhận</source>
        <translation>Receipt confirmed</translation>
    </message>
    <message>
        <source>Đã thay bằng gói khác</source>
        <translation>Replaced by another package</translation>
    </message>
    <message>
        <source>Đã gửi</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Đã ngừng tự gửi lại</source>
        <translation>No longer resent by itself</translation>
    </message>
    <message>
        <source>Quá 24 giờ chưa xác nhận</source>
        <translation>No receipt for over 24 hours</translation>
    </message>
    <message>
        <source>Chưa gửi được, sẽ thử lại</source>
        <translation>Not sent, will retry</translation>
    </message>
    <message>
        <source>Đã gửi, chờ xác nhận</source>
        <translation>Sent, awaiting receipt</translation>
    </message>
    <message>
        <source>Chờ gửi</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>Văn bản</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Trạng thái xử lý</source>
        <translation>Status report</translation>
    </message>
    <message>
        <source>Xác nhận</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Chuyển nội bộ</source>
        <translation>Internal transfer</translation>
    </message>
    <message>
        <source>Yêu cầu</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Danh bạ</source>
        <translation>Directory</translation>
    </message>
    <message>
        <source>Mới có tin báo, nội dung chưa đến: tự nhận khi đến; lâu chưa đến thì hỏi nơi gửi.</source>
        <translation>Announced, but its content has not come: taken in by itself when it comes; if that takes long, ask the sender.</translation>
    </message>
    <message>
        <source>Việc trước đó của văn bản này chưa đến: tự ghi khi đến, hoặc đề nghị gửi lại.</source>
        <translation>What came before on this document is not here yet: recorded by itself when it comes, or ask for it to be sent again.</translation>
    </message>
    <message>
        <source>Nơi gửi đã đánh số gói này mà bàn chưa nhận được: tự đề nghị gửi lại mỗi ngày một lần.</source>
        <translation>The sender counted this package but it has not come: it is asked for again once a day by itself.</translation>
    </message>
    <message>
        <source>Hộp thư: {carrier}. Chưa liên lạc được lần nào.</source>
        <translation>Mailbox: {carrier}. Never reached so far.</translation>
    </message>
    <message>
        <source>Hộp thư: {carrier}. Liên lạc được lần cuối {age} ({at}).</source>
        <translation>Mailbox: {carrier}. Last reached {age} ({at}).</translation>
    </message>
    <message>
        <source>vừa xong</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>{count} phút trước</source>
        <translation>{count} min ago</translation>
    </message>
    <message>
        <source>{count} giờ trước</source>
        <translation>{count} h ago</translation>
    </message>
    <message>
        <source>{count} ngày trước</source>
        <translation>{count} d ago</translation>
    </message>
    <message>
        <source>Nơi nhận đã trả lời</source>
        <translation>Answered by recipient</translation>
    </message>
    <message>
        <source>Đã lấy đi</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>Quá 24 giờ chưa được lấy đi</source>
        <translation>Not taken for over 24 hours</translation>
    </message>
    <message>
        <source>Đã ghi, chờ chuyển đi</source>
        <translation>Written, to be carried on</translation>
    </message>
    <message>
        <source>Chờ ghi ra thư mục</source>
        <translation>Waiting to be written</translation>
    </message>
    <message>
        <source>Văn bản (tệp)</source>
        <translation>Document (file)</translation>
    </message>
    <message>
        <source>Trạng thái (tệp)</source>
        <translation>Status report (file)</translation>
    </message>
    <message>
        <source>Tệp lỗi</source>
        <translation>Bad file</translation>
    </message>
    <message>
        <source>Trục «{hub}»: đang kết nối.</source>
        <translation>Hub «{hub}»: connecting.</translation>
    </message>
    <message>
        <source>Trục «{hub}»: đã kết nối máy chủ {server} từ {since}; máy chủ trả lời {age}.</source>
        <translation>Hub «{hub}»: connected to server {server} since {since}; it answered {age}.</translation>
    </message>
    <message>
        <source>Trục «{hub}»: chưa kết nối được lần nào từ {since}; chương trình đang thử lại.</source>
        <translation>Hub «{hub}»: no connection so far, tried since {since}; trying again.</translation>
    </message>
    <message>
        <source>Trục «{hub}»: mất kết nối từ {since}; chương trình đang tự nối lại.</source>
        <translation>Hub «{hub}»: connection lost at {since}; reconnecting.</translation>
    </message>
    <message>
        <source>Trục «{hub}»: chưa bắt đầu gửi nhận.</source>
        <translation>Hub «{hub}»: the exchange has not begun.</translation>
    </message>
    <message>
        <source>Tệp kết nối trục hết hạn ngày {day}: đề nghị người vận hành trục cấp tệp mới.</source>
        <translation>The hub connection file expires on {day}: ask the hub’s operator for a new one.</translation>
    </message>
    <message>
        <source>{change}: cơ quan ta trả lời</source>
        <translation>{change}: our agency has to answer</translation>
    </message>
    <message>
        <source>{change}: chờ bàn giữ văn bản</source>
        <translation>{change}: awaiting the desk that holds it</translation>
    </message>
    <message>
        <source>{change}: văn bản chưa đến</source>
        <translation>{change}: document not here yet</translation>
    </message>
    <message>
        <source>{change}: chờ nơi nhận</source>
        <translation>{change}: awaiting recipients</translation>
    </message>
    <message>
        <source>Mở văn bản, chọn đồng ý hoặc không đồng ý.</source>
        <translation>Open the document and agree or decline.</translation>
    </message>
    <message>
        <source>Lãnh đạo hoặc văn thư trả lời.</source>
        <translation>The leader or the clerk answers.</translation>
    </message>
    <message>
        <source>{who} chưa ghi nhận; chuyển lại hoặc nhắc.</source>
        <translation>{who} has not recorded it; pass it on again or remind them.</translation>
    </message>
    <message>
        <source>Tự ghi nhận khi văn bản về đến bàn này.</source>
        <translation>Recorded by itself when the document reaches this desk.</translation>
    </message>
    <message>
        <source>Tự áp dụng khi văn bản đến; lâu chưa đến thì hỏi nơi gửi.</source>
        <translation>Applied by itself when the document comes; if that takes long, ask the sender.</translation>
    </message>
    <message>
        <source>Chờ đến hết ngày {day}.</source>
        <translation>Waits until the end of {day}.</translation>
    </message>
    <message>
        <source>Nhắc nơi nhận, hoặc mở văn bản và chọn «Ngừng chờ».</source>
        <translation>Remind the recipients, or open the document and choose «Stop waiting».</translation>
    </message>
    <message>
        <source>Văn thư theo dõi.</source>
        <translation>The clerk follows it up.</translation>
    </message>
</context>
<context>
    <name>hub_words</name>
    <message>
        <source>Trục «{hub}», máy chủ {servers}; tệp kết nối dùng được đến ngày {until}.</source>
        <translation>Hub «{hub}», servers {servers}; the connection file is good until {until}.</translation>
    </message>
</context>
<context>
    <name>keyview</name>
    <message>
        <source>Mã PIN chưa bị nhập sai lần nào, còn đủ số lần thử.</source>
        <translation>The PIN was never entered wrongly; all tries are left.</translation>
    </message>
    <message>
        <source>Mã PIN đã bị nhập sai ít nhất một lần, còn hơn một lần thử.</source>
        <translation>The PIN was entered wrongly at least once; more than one try is left.</translation>
    </message>
    <message>
        <source>Còn 1 lần nhập PIN; nếu sai, thiết bị sẽ bị khóa.</source>
        <translation>1 try for the PIN is left; if it is wrong, the token locks itself.</translation>
    </message>
    <message>
        <source>Thiết bị yêu cầu đặt hoặc đổi PIN trước khi ký, bằng phần mềm của nhà cung cấp.</source>
        <translation>The token wants its PIN set or changed before it signs, with the maker’s software.</translation>
    </message>
    <message>
        <source>Thiết bị đã bị khóa vì nhập sai PIN. Liên hệ nơi cấp để mở khóa.</source>
        <translation>The token is locked after wrong PINs. Ask its issuer to unlock it.</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Đoạn văn</source>
        <translation>Paragraph</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Grounds</translation>
    </message>
    <message>
        <source>Điều</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Khoản 1, 2, 3</source>
        <translation>Clause 1, 2, 3</translation>
    </message>
    <message>
        <source>Điểm a, b, c</source>
        <translation>Point a, b, c</translation>
    </message>
    <message>
        <source>Mục lớn I, II, III</source>
        <translation>Heading I, II, III</translation>
    </message>
    <message>
        <source>Dòng giữa</source>
        <translation>Centred line</translation>
    </message>
    <message>
        <source>Phần</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Chương</source>
        <translation>Chapter</translation>
    </message>
    <message>
        <source>Mục</source>
        <translation>Section</translation>
    </message>
    <message>
        <source>Tiểu mục</source>
        <translation>Subsection</translation>
    </message>
</context>
<context>
    <name>levels</name>
    <message>
        <source>Chữ ký</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>Dấu thời gian</source>
        <translation>Time-stamp</translation>
    </message>
    <message>
        <source>Bằng chứng dài hạn</source>
        <translation>Long-term evidence</translation>
    </message>
    <message>
        <source>Lưu trữ dài hạn</source>
        <translation>Long-term keeping</translation>
    </message>
    <message>
        <source>Chưa ký số</source>
        <translation>Not signed</translation>
    </message>
    <message>
        <source>Chỉ có chữ ký</source>
        <translation>Signature only</translation>
    </message>
    <message>
        <source>Dấu thời gian của chữ ký</source>
        <translation>Signature time-stamp</translation>
    </message>
    <message>
        <source>Dấu thời gian lưu trữ</source>
        <translation>Archive time-stamp</translation>
    </message>
    <message>
        <source>đã hết hạn</source>
        <translation>expired</translation>
    </message>
    <message>
        <source>còn {count} ngày</source>
        <translation>{count} d left</translation>
    </message>
    <message>
        <source>còn {count} tháng</source>
        <translation>{count} mo. left</translation>
    </message>
    <message>
        <source>còn {count} năm</source>
        <translation>{count} y left</translation>
    </message>
</context>
<context>
    <name>menus</name>
    <message>
        <source>Từ tệp PDF có sẵn…</source>
        <translation>From an existing PDF…</translation>
    </message>
    <message>
        <source>Sao từ bản giấy (tệp quét)…</source>
        <translation>Copy from paper (scan)…</translation>
    </message>
    <message>
        <source>Loại khác</source>
        <translation>Other kinds</translation>
    </message>
    <message>
        <source>Thiết lập…</source>
        <translation>Settings…</translation>
    </message>
    <message>
        <source>Kiểm tra tệp PDF…</source>
        <translation>Check PDF files…</translation>
    </message>
    <message>
        <source>Nhận tệp .edxml…</source>
        <translation>Take in .edxml files…</translation>
    </message>
    <message>
        <source>Xuất tệp .edxml…</source>
        <translation>Export .edxml file…</translation>
    </message>
    <message>
        <source>Đổi nền sáng, nền tối</source>
        <translation>Light or dark theme</translation>
    </message>
    <message>
        <source>Bảng phím tắt</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Thoát</source>
        <translation>Quit</translation>
    </message>
</context>
<context>
    <name>periods</name>
    <message>
        <source>Tháng {month}/{year}</source>
        <translation>{month}/{year}</translation>
    </message>
    <message>
        <source>Quý {quarter}/{year}</source>
        <translation>Quarter {quarter}/{year}</translation>
    </message>
    <message>
        <source>Năm {year}</source>
        <translation>{year}</translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>Xử lý</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>Lưu trữ</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Theo dõi</source>
        <translation>Follow</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Case files</translation>
    </message>
    <message>
        <source>Tra cứu</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Báo cáo</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>Gửi nhận</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>Cơ quan, bàn làm việc</source>
        <translation>Agency and desks</translation>
    </message>
    <message>
        <source>Dấu thời gian</source>
        <translation>Time-stamps</translation>
    </message>
</context>
<context>
    <name>rows</name>
    <message>
        <source>Chưa ký được</source>
        <translation>Could not be signed</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Đã mở</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>Chưa mở</source>
        <translation>Not opened</translation>
    </message>
    <message>
        <source>Nơi gửi đề nghị {change}</source>
        <translation>The sender asks to {change}</translation>
    </message>
    <message>
        <source>Đang rút lại</source>
        <translation>Being withdrawn</translation>
    </message>
    <message>
        <source>Đề nghị trả lại</source>
        <translation>Return requested</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Tìm văn bản</source>
        <translation>Find documents</translation>
    </message>
    <message>
        <source>Soạn văn bản</source>
        <translation>New document</translation>
    </message>
    <message>
        <source>Gửi nhận và tải lại</source>
        <translation>Exchange and reload</translation>
    </message>
    <message>
        <source>Làm việc chính của văn bản đang xem</source>
        <translation>Main act of the document in view</translation>
    </message>
    <message>
        <source>Sang khung kế tiếp</source>
        <translation>Next pane</translation>
    </message>
    <message>
        <source>Mở mục thứ nhất của thanh bên (Ctrl+2, Ctrl+3… mục sau)</source>
        <translation>First place of the side bar (Ctrl+2, Ctrl+3… the next ones)</translation>
    </message>
    <message>
        <source>Kiểm tra chữ ký số của tệp PDF bất kỳ</source>
        <translation>Check the signatures of any PDF file</translation>
    </message>
    <message>
        <source>Đổi nền sáng, nền tối</source>
        <translation>Light or dark theme</translation>
    </message>
    <message>
        <source>Bảng phím tắt</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>Thoát</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Văn bản kế tiếp (hoặc ↓)</source>
        <translation>Next document (or ↓)</translation>
    </message>
    <message>
        <source>Văn bản trước (hoặc ↑)</source>
        <translation>Previous document (or ↑)</translation>
    </message>
    <message>
        <source>Sang khung xem văn bản</source>
        <translation>Go to the preview</translation>
    </message>
    <message>
        <source>Ký số văn bản đang xem</source>
        <translation>Sign the document shown</translation>
    </message>
    <message>
        <source>Trả lại kèm ý kiến</source>
        <translation>Return with a note</translation>
    </message>
    <message>
        <source>Xin ý kiến đồng nghiệp</source>
        <translation>Ask a colleague’s opinion</translation>
    </message>
    <message>
        <source>Để sau (bấm lần nữa: về đúng thứ tự)</source>
        <translation>Put aside (again: back into its order)</translation>
    </message>
    <message>
        <source>Chọn văn bản để ký nhiều (hoặc phím cách)</source>
        <translation>Select for signing several (or Space)</translation>
    </message>
    <message>
        <source>Chọn thêm văn bản kế tiếp (Shift+↑: trước)</source>
        <translation>Select the next one too (Shift+↑: the one before)</translation>
    </message>
    <message>
        <source>Chọn tất cả văn bản chờ ký</source>
        <translation>Select all documents to sign</translation>
    </message>
    <message>
        <source>Ký các văn bản đã chọn</source>
        <translation>Sign the selected documents</translation>
    </message>
    <message>
        <source>Về danh sách trình ký</source>
        <translation>Back to the documents to sign</translation>
    </message>
    <message>
        <source>Phóng to trang</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>Thu nhỏ trang</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>Vừa bề ngang</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>Lưu bản PDF ra tệp</source>
        <translation>Save the PDF to a file</translation>
    </message>
    <message>
        <source>Lưu dự thảo</source>
        <translation>Save draft</translation>
    </message>
    <message>
        <source>Trình ký dự thảo</source>
        <translation>Submit draft</translation>
    </message>
    <message>
        <source>Đóng dự thảo</source>
        <translation>Close draft</translation>
    </message>
    <message>
        <source>Chữ đậm</source>
        <translation>Bold</translation>
    </message>
    <message>
        <source>Chữ nghiêng</source>
        <translation>Italic</translation>
    </message>
    <message>
        <source>Chữ gạch chân</source>
        <translation>Underline</translation>
    </message>
    <message>
        <source>Xuống một cấp: Điều, khoản, điểm</source>
        <translation>One level in: article, clause, point</translation>
    </message>
    <message>
        <source>Lên một cấp</source>
        <translation>One level out</translation>
    </message>
    <message>
        <source>Đoạn văn</source>
        <translation>Paragraph</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Grounds</translation>
    </message>
    <message>
        <source>Điều</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>Khoản</source>
        <translation>Clause</translation>
    </message>
    <message>
        <source>Điểm</source>
        <translation>Point</translation>
    </message>
    <message>
        <source>Mục lớn I, II, III</source>
        <translation>Heading I, II, III</translation>
    </message>
    <message>
        <source>Chèn bảng</source>
        <translation>Insert table</translation>
    </message>
</context>
<context>
    <name>terms</name>
    <message>
        <source>Dự thảo</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>Chờ ký</source>
        <translation>Awaiting signature</translation>
    </message>
    <message>
        <source>Bị trả lại</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>Chờ cấp số</source>
        <translation>Awaiting number</translation>
    </message>
    <message>
        <source>Đã cấp số, chờ phát hành</source>
        <translation>Numbered, to be issued</translation>
    </message>
    <message>
        <source>Đã hủy số</source>
        <translation>Number voided</translation>
    </message>
    <message>
        <source>Đã phát hành, chờ gửi</source>
        <translation>Issued, to be sent</translation>
    </message>
    <message>
        <source>Đã gửi</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>Đã sao ra giấy</source>
        <translation>Copied onto paper</translation>
    </message>
    <message>
        <source>Đang thu hồi</source>
        <translation>Being recalled</translation>
    </message>
    <message>
        <source>Ghi sổ giấy</source>
        <translation>On paper</translation>
    </message>
    <message>
        <source>Mới đến, chờ vào sổ</source>
        <translation>New, to be registered</translation>
    </message>
    <message>
        <source>Đã từ chối tiếp nhận</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Chờ phân công</source>
        <translation>To be assigned</translation>
    </message>
    <message>
        <source>Đã phân công</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>Đang xử lý</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>Hoàn thành</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>Đã thu hồi</source>
        <translation>Recalled</translation>
    </message>
    <message>
        <source>Đã được thay thế</source>
        <translation>Replaced</translation>
    </message>
    <message>
        <source>Trình ký</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>Trả lại</source>
        <translation>Return</translation>
    </message>
    <message>
        <source>Ký số</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Cấp số</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Hủy số</source>
        <translation>Void number</translation>
    </message>
    <message>
        <source>Phát hành</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>Gửi</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Từ chối tiếp nhận</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Vào sổ đến</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Phân công</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>Bắt đầu xử lý</source>
        <translation>Start work</translation>
    </message>
    <message>
        <source>Lập hồ sơ</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Thu hồi</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Cập nhật</source>
        <translation>Update</translation>
    </message>
    <message>
        <source>Thay thế</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Sao y</source>
        <translation>True copy</translation>
    </message>
    <message>
        <source>Sao lục</source>
        <translation>Copy of a copy</translation>
    </message>
    <message>
        <source>Trích sao</source>
        <translation>Extract</translation>
    </message>
    <message>
        <source>bản giấy</source>
        <translation>paper</translation>
    </message>
    <message>
        <source>bản điện tử</source>
        <translation>electronic form</translation>
    </message>
    <message>
        <source>Văn thư</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>Lãnh đạo</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>Chuyên viên</source>
        <translation>Specialist</translation>
    </message>
    <message>
        <source>Lưu trữ</source>
        <translation>Archivist</translation>
    </message>
    <message>
        <source>Quản trị</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>Sổ văn bản đến</source>
        <translation>Incoming register</translation>
    </message>
    <message>
        <source>Sổ văn bản đi</source>
        <translation>Outgoing register</translation>
    </message>
    <message>
        <source>Mất máy</source>
        <translation>Computer lost</translation>
    </message>
    <message>
        <source>Thôi việc, chuyển công tác</source>
        <translation>Left the service or moved</translation>
    </message>
    <message>
        <source>Đổi máy</source>
        <translation>Change of computer</translation>
    </message>
    <message>
        <source>Nghỉ phép năm</source>
        <translation>Annual leave</translation>
    </message>
    <message>
        <source>Đi công tác</source>
        <translation>Official journey</translation>
    </message>
    <message>
        <source>Nghỉ ốm</source>
        <translation>Sick leave</translation>
    </message>
    <message>
        <source>Nghỉ việc riêng</source>
        <translation>Personal leave</translation>
    </message>
    <message>
        <source>Đi học, tập huấn</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Nghỉ thai sản</source>
        <translation>Maternity leave</translation>
    </message>
    <message>
        <source>Lý do khác</source>
        <translation>Other reason</translation>
    </message>
    <message>
        <source>Không mật</source>
        <translation>Not secret</translation>
    </message>
    <message>
        <source>Mật</source>
        <translation>Confidential</translation>
    </message>
    <message>
        <source>Tối mật</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Tuyệt mật</source>
        <translation>Top secret</translation>
    </message>
    <message>
        <source>Thường</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Khẩn</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>Thượng khẩn</source>
        <translation>Very urgent</translation>
    </message>
    <message>
        <source>Hỏa tốc</source>
        <translation>Express</translation>
    </message>
    <message>
        <source>Hỏa tốc hẹn giờ</source>
        <translation>Express at a set time</translation>
    </message>
    <message>
        <source>Đã đến</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>Đã tiếp nhận, vào sổ</source>
        <translation>Accepted and registered</translation>
    </message>
    <message>
        <source>Đã phân công xử lý</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>Hoàn thành xử lý</source>
        <translation>Finished</translation>
    </message>
    <message>
        <source>Yêu cầu thu hồi</source>
        <translation>Recall requested</translation>
    </message>
    <message>
        <source>Đồng ý cập nhật, thu hồi</source>
        <translation>Update or recall agreed</translation>
    </message>
    <message>
        <source>Từ chối cập nhật, thu hồi</source>
        <translation>Update or recall declined</translation>
    </message>
    <message>
        <source>Hợp lệ</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>Toàn vẹn, chưa rõ nơi cấp</source>
        <translation>Intact, issuer not trusted</translation>
    </message>
    <message>
        <source>Chưa kết luận được</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>Đã bị thay đổi</source>
        <translation>Changed after signing</translation>
    </message>
    <message>
        <source>Không hợp lệ</source>
        <translation>Not valid</translation>
    </message>
    <message>
        <source>Chưa ký số</source>
        <translation>Not signed</translation>
    </message>
    <message>
        <source>Chữ ký của người có thẩm quyền</source>
        <translation>Signature of the competent person</translation>
    </message>
    <message>
        <source>Chữ ký của cơ quan, tổ chức</source>
        <translation>Seal of the agency</translation>
    </message>
    <message>
        <source>Dấu thời gian</source>
        <translation>Time-stamp</translation>
    </message>
    <message>
        <source>Hộp thư</source>
        <translation>Mailbox</translation>
    </message>
    <message>
        <source>Tệp edXML</source>
        <translation>edXML files</translation>
    </message>
    <message>
        <source>Chữ ký số khác</source>
        <translation>Other signature</translation>
    </message>
    <message>
        <source>Nơi cấp chứng thư</source>
        <translation>Certificate issuer</translation>
    </message>
    <message>
        <source>Người ký</source>
        <translation>Signer</translation>
    </message>
    <message>
        <source>Đơn vị quản lý</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Thời gian ký</source>
        <translation>Signing time</translation>
    </message>
    <message>
        <source>Tính toàn vẹn</source>
        <translation>Integrity</translation>
    </message>
    <message>
        <source>Hiệu lực chứng thư lúc ký</source>
        <translation>Certificate valid when signing</translation>
    </message>
    <message>
        <source>Thời hạn của chứng thư</source>
        <translation>Certificate period</translation>
    </message>
    <message>
        <source>Đạt</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>Lưu ý</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Không đạt</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>Khóa ký số</source>
        <translation>Signing keys</translation>
    </message>
    <message>
        <source>Chứng thư tin cậy</source>
        <translation>Trusted issuers</translation>
    </message>
    <message>
        <source>Kèm theo chương trình</source>
        <translation>Comes with the program</translation>
    </message>
    <message>
        <source>Thư mục tin cậy của bàn</source>
        <translation>The desk’s trust folder</translation>
    </message>
    <message>
        <source>Tỉnh mẫu, chỉ để chạy thử</source>
        <translation>Demo province, for trying out only</translation>
    </message>
    <message>
        <source>Tự thêm</source>
        <translation>Added here</translation>
    </message>
    <message>
        <source>Văn bản gửi hoàn toàn bằng điện tử</source>
        <translation>Documents sent by electronic means only</translation>
    </message>
    <message>
        <source>Văn bản điện tử có chữ ký số của cơ quan</source>
        <translation>Electronic documents with the agency’s signature</translation>
    </message>
    <message>
        <source>Số văn bản đã gửi có chữ ký số hợp lệ của cơ quan ÷ số văn bản đã gửi điện tử trong kỳ</source>
        <translation>Documents sent with a valid signature of the agency ÷ documents sent electronically in the period</translation>
    </message>
    <message>
        <source>Văn bản đến xử lý đúng hạn</source>
        <translation>Incoming documents finished on time</translation>
    </message>
    <message>
        <source>Số văn bản đến hoàn thành trong hạn ÷ số văn bản đến có hạn trong kỳ đã hoàn thành hoặc đã quá hạn</source>
        <translation>Incoming documents finished by their deadline ÷ incoming documents with a deadline in the period that are finished or overdue</translation>
    </message>
    <message>
        <source>Quá hạn {days} ngày</source>
        <translation>Overdue {days} d</translation>
    </message>
    <message>
        <source>Còn {days} ngày</source>
        <translation>{days} d left</translation>
    </message>
    <message>
        <source>Xong, trễ {days} ngày</source>
        <translation>Done {days} d late</translation>
    </message>
    <message>
        <source>Hết hạn hôm nay</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>Số văn bản đi không mật, trừ bản sao, đã gửi điện tử không kèm giấy ÷ số văn bản đó đã phát hành trong kỳ</source>
        <translation>Outgoing non-secret documents, copies left out, sent electronically without paper ÷ those issued in the period</translation>
    </message>
    <message>
        <source>Xong đúng hạn</source>
        <translation>Done in time</translation>
    </message>
</context>
<context>
    <name>told</name>
    <message>
        <source>Đã trình ký: {who}.</source>
        <translation>Submitted to: {who}.</translation>
    </message>
    <message>
        <source>Xong: {what}, {which}.</source>
        <translation>Done: {what}, {which}.</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>Chưa có chữ ký số</source>
        <translation>Not signed yet</translation>
    </message>
    <message>
        <source>Chữ ký số hợp lệ: {names}</source>
        <translation>Valid signatures: {names}</translation>
    </message>
    <message>
        <source>Chữ ký số: {verdict}</source>
        <translation>Signatures: {verdict}</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Hôm qua</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>ngày {day}</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>Số đến {number}</source>
        <translation>Arrival number {number}</translation>
    </message>
    <message>
        <source>Chưa chọn nơi nhận</source>
        <translation>No recipients chosen</translation>
    </message>
    <message>
        <source>{first} và {count} nơi khác</source>
        <translation>{first} and {count} more</translation>
    </message>
    <message>
        <source>số đến {number}</source>
        <translation>arrival number {number}</translation>
    </message>
    <message>
        <source>chưa vào sổ</source>
        <translation>not registered</translation>
    </message>
    <message>
        <source>sổ giấy</source>
        <translation>on paper</translation>
    </message>
    <message>
        <source>Có thể trùng với văn bản đã đến: {twins}. Xem lại trước khi vào sổ.</source>
        <translation>May be the same as a document that came before: {twins}. Look again before registering.</translation>
    </message>
    <message>
        <source>Xin ý kiến</source>
        <translation>Ask opinion</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Xem lại</source>
        <translation>Take up</translation>
    </message>
    <message>
        <source>Cho ý kiến</source>
        <translation>Give opinion</translation>
    </message>
    <message>
        <source>Rút lại chữ ký</source>
        <translation>Take signature back</translation>
    </message>
    <message>
        <source>Đề nghị trả lại</source>
        <translation>Ask to return</translation>
    </message>
    <message>
        <source>Đồng ý</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>Không đồng ý</source>
        <translation>Decline</translation>
    </message>
    <message>
        <source>Ngừng chờ…</source>
        <translation>Stop waiting…</translation>
    </message>
    <message>
        <source>Sao văn bản…</source>
        <translation>Copy document…</translation>
    </message>
    <message>
        <source>Trình {whom} ký</source>
        <translation>Submitted to {whom} for signature</translation>
    </message>
    <message>
        <source>Trả lại cho {whom}</source>
        <translation>Returned to {whom}</translation>
    </message>
    <message>
        <source>Ký số (PAdES {level}), chuyển văn thư</source>
        <translation>Signed (PAdES {level}), passed to the clerk</translation>
    </message>
    <message>
        <source>Cấp số {number:02d}, sổ «{register}» năm {year}</source>
        <translation>Number {number:02d}, register «{register}», {year}</translation>
    </message>
    <message>
        <source>Hủy số</source>
        <translation>Number voided</translation>
    </message>
    <message>
        <source>Phát hành: điền số, ngày và ký số của cơ quan (PAdES {level})</source>
        <translation>Issued: number and date filled in, sealed by the agency (PAdES {level})</translation>
    </message>
    <message>
        <source>Bổ sung dấu thời gian và dữ liệu kiểm tra (PAdES {level})</source>
        <translation>Time-stamps and validation data added (PAdES {level})</translation>
    </message>
    <message>
        <source>Gửi tới {names}</source>
        <translation>Sent to {names}</translation>
    </message>
    <message>
        <source>Nhận bàn giao từ {ended}; nơi gửi ban đầu: {whom}</source>
        <translation>Handed over by {ended}; first sent by {whom}</translation>
    </message>
    <message>
        <source>Nhận từ {whom} qua trục liên thông</source>
        <translation>Received from {whom}</translation>
    </message>
    <message>
        <source>Nhận từ {whom} bằng tệp edXML</source>
        <translation>Received from {whom} by edXML file</translation>
    </message>
    <message>
        <source>Từ chối tiếp nhận</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Vào sổ văn bản đến số {number}, trình {whom}</source>
        <translation>Registered as incoming {number}, presented to {whom}</translation>
    </message>
    <message>
        <source>Phân công {whom} chủ trì, hạn {deadline}</source>
        <translation>Assigned to {whom}, due {deadline}</translation>
    </message>
    <message>
        <source>Bắt đầu xử lý</source>
        <translation>Work started</translation>
    </message>
    <message>
        <source>Hoàn thành xử lý</source>
        <translation>Work finished</translation>
    </message>
    <message>
        <source>Ghi sổ giấy: số {number:02d}, sổ «{register}» năm {year}</source>
        <translation>Entered on paper: number {number:02d}, register «{register}», {year}</translation>
    </message>
    <message>
        <source>Điền nội dung theo sổ giấy</source>
        <translation>Filled in from the paper register</translation>
    </message>
    <message>
        <source>Đưa vào hồ sơ công việc</source>
        <translation>Put into a case file</translation>
    </message>
    <message>
        <source>{kind} từ {source} sang {medium}, số {number:02d}, theo quyết định của {who}</source>
        <translation>{kind} from {source} to {medium}, number {number:02d}, decided by {who}</translation>
    </message>
    <message>
        <source>Đã xem</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>Chọn ký trong lô khi chưa mở văn bản</source>
        <translation>Chose to sign in a batch without opening</translation>
    </message>
    <message>
        <source>Xin ý kiến {whom}</source>
        <translation>Asked {whom} for an opinion</translation>
    </message>
    <message>
        <source>{whom} cho ý kiến</source>
        <translation>{whom} gave an opinion</translation>
    </message>
    <message>
        <source>Rút lại chữ ký, trả về {whom}</source>
        <translation>Took the signature back, returned to {whom}</translation>
    </message>
    <message>
        <source>Bàn giao cho {whom}</source>
        <translation>Handed over to {whom}</translation>
    </message>
    <message>
        <source>Bàn giao cho cơ quan kế nhiệm: {whom}</source>
        <translation>Handed over to the succeeding agency: {whom}</translation>
    </message>
    <message>
        <source>Tiếp quản từ bàn đã đóng của {whom}</source>
        <translation>Taken over from the closed desk of {whom}</translation>
    </message>
    <message>
        <source>{whom} đề nghị trả lại</source>
        <translation>{whom} asks for its return</translation>
    </message>
    <message>
        <source>Thu hồi văn bản tại {names}</source>
        <translation>Recalled from {names}</translation>
    </message>
    <message>
        <source>thêm {names}</source>
        <translation>added {names}</translation>
    </message>
    <message>
        <source>thu hồi tại {names}</source>
        <translation>recalled from {names}</translation>
    </message>
    <message>
        <source>sửa thông tin văn bản</source>
        <translation>facts changed</translation>
    </message>
    <message>
        <source>Cập nhật văn bản đã gửi: {said}</source>
        <translation>Sent document updated: {said}</translation>
    </message>
    <message>
        <source>Gửi văn bản thay thế tới {names}</source>
        <translation>Replacement sent to {names}</translation>
    </message>
    <message>
        <source>Ngừng chờ trả lời của {names}</source>
        <translation>Stopped waiting for the answer of {names}</translation>
    </message>
    <message>
        <source>Nơi gửi đề nghị {change}</source>
        <translation>The sender asks to {change}</translation>
    </message>
    <message>
        <source>{whom} đồng ý</source>
        <translation>{whom} agreed</translation>
    </message>
    <message>
        <source>{whom} không đồng ý</source>
        <translation>{whom} declined</translation>
    </message>
    <message>
        <source>Việc khác</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>{whom} xác nhận đã nhận gói</source>
        <translation>{whom} confirmed receipt</translation>
    </message>
    <message>
        <source>{whom} báo: {status}</source>
        <translation>{whom} reports: {status}</translation>
    </message>
</context>
</TS>
